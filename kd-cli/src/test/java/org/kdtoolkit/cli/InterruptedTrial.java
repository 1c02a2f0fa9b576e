package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.run.Experiment;
import org.kdtoolkit.train.trial.TrialListener;

/**
 * Stops the process, so to speak, after an epoch before the training.
 *
 * @param last the epoch
 */
record InterruptedTrial(int last) implements TrialListener {

    /** Leaves a trial of the first seed behind that ended after an epoch before its training. */
    static void behind(int epoch, TinyExperiment experiment, String method) {
        Registry registry = Plugins.registry(Optional.empty());
        ExperimentConfig config = new ExperimentLoader(registry).load(experiment.file(), List.of());
        try (Experiment opened = Experiment.of(config, registry, new InterruptedTrial(epoch))) {
            assertThatThrownBy(() -> opened.train(method, 1, false))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Override
    public void kept(TrialResult result) {}

    @Override
    public void started(String method, int seed, int finishedEpochs, int epochs) {}

    @Override
    public void finishedInitialEpoch(EpochRecord epoch, int epochs) {
        if (epoch.epoch() == last) {
            throw new CancellationException("enough");
        }
    }

    @Override
    public void finishedEpoch(EpochRecord epoch) {}

    @Override
    public void finished(TrialResult result) {}
}
