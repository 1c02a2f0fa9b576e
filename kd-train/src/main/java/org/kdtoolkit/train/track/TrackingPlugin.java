package org.kdtoolkit.train.track;

import java.util.List;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.TrackerProvider;
import org.kdtoolkit.train.track.mlflow.MlflowConfig;
import org.kdtoolkit.train.track.mlflow.MlflowTracker;
import org.kdtoolkit.train.track.tensorboard.TensorBoardConfig;
import org.kdtoolkit.train.track.tensorboard.TensorBoardTracker;

/** The trackers of the toolkit. */
public final class TrackingPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                TrackerProvider.builder("tensorboard", TensorBoardConfig.class)
                        .summary(
                                "event files in the trials' folders: each epoch's numbers, and"
                                        + " hyper-parameters for the HPARAMS tab")
                        .build((config, trial) -> new TensorBoardTracker(trial)),
                TrackerProvider.builder("mlflow", MlflowConfig.class)
                        .summary("runs on an MLflow tracking server, one for each trial")
                        .build(MlflowTracker::new));
    }
}
