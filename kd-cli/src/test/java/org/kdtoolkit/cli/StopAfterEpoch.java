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

/** Stops the process, so to speak, after an epoch. */
record StopAfterEpoch(int last) implements TrialListener {

    /** Runs like {@code kd train --method mnf+csc}, and stops as if the process had been ended. */
    static void train(int last, TinyExperiment experiment, String... overrides) {
        train(last, "mnf+csc", experiment, overrides);
    }

    /** The same of another method. */
    static void train(int last, String method, TinyExperiment experiment, String... overrides) {
        Registry registry = Plugins.registry(Optional.empty());
        ExperimentConfig config =
                new ExperimentLoader(registry).load(experiment.file(), List.of(overrides));
        try (Experiment opened = Experiment.of(config, registry, new StopAfterEpoch(last))) {
            assertThatThrownBy(() -> opened.train(method, 1, false))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Override
    public void kept(TrialResult result) {}

    @Override
    public void started(String method, int seed, int finishedEpochs, int epochs) {}

    @Override
    public void finishedEpoch(EpochRecord epoch) {
        if (epoch.epoch() == last) {
            throw new CancellationException("enough");
        }
    }

    @Override
    public void finished(TrialResult result) {}
}
