package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.List;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.trial.TrialRunner;

/** Runs one trial of an experiment. */
final class TrialTraining {

    private final TrialPreparation preparation;
    private final TrialRunner runner;
    private final OutputFolder output;

    @Inject
    TrialTraining(TrialPreparation preparation, TrialRunner runner, OutputFolder output) {
        this.preparation = preparation;
        this.runner = runner;
        this.output = output;
    }

    TrialResult run(MethodSpec method, int seed, boolean resume) {
        preparation.rehearse(List.of(method));
        preparation.claim();
        return runner.run(method, seed, output.folder().trial(method.name(), seed), resume);
    }
}
