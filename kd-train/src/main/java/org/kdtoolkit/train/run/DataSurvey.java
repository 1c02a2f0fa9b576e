package org.kdtoolkit.train.run;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.DatasetOpener;
import org.kdtoolkit.train.config.DatasetSpec;
import org.kdtoolkit.train.config.TrainingLabels;

/**
 * What there is of an experiment's data.
 *
 * @param targetKind how many labels a sample has
 * @param modalities the shape of one sample in each modality; -1 where it differs
 * @param inventory how many samples are listed, and how many are there
 * @param notes what a report on these data says
 */
public record DataSurvey(
        TargetKind targetKind,
        Map<String, Shape> modalities,
        Inventory inventory,
        List<String> notes) {

    /**
     * Opens a data set and looks what is there, whatever the experiment's policy for what is not.
     * No engine is started, and no media are decoded.
     *
     * @throws org.kdtoolkit.api.data.DataException if its lists can't be used
     */
    public static DataSurvey of(DatasetSpec spec, Registry registry) {
        return of(spec, registry, dataset -> {});
    }

    /**
     * As {@link #of(DatasetSpec, Registry)}.
     *
     * @param look is shown the data set while it is open
     */
    public static DataSurvey of(DatasetSpec spec, Registry registry, Consumer<Dataset> look) {
        Faults faults = new Faults(OnError.SKIP);
        try (Dataset dataset =
                spec.withinBudget(
                        new DatasetOpener(registry).open(spec, faults, TensorCache.none()))) {
            look.accept(dataset);
            return new DataSurvey(
                    dataset.targetKind(),
                    dataset.modalities(),
                    dataset.inventory(),
                    TrainingLabels.notes(dataset));
        }
    }
}
