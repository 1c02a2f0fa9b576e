package org.kdtoolkit.cli;

import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.run.Experiment;

/** Runs one trial, and prints its metrics. */
final class TrainTask implements Task<TrainOptions> {

    @Override
    public ExitCode run(TrainOptions options, Console console) {
        CheckedExperiment checked =
                CheckedExperiment.of(options.source(), options.method(), console);
        int seed = options.seed().orElse(checked.config().seeds().get(0));
        TrialProgress progress = new TrialProgress(console.err(), 1);
        try (Experiment experiment = checked.open(progress)) {
            TrialResult result =
                    progress.during(
                            () -> experiment.train(options.method(), seed, options.resume()));
            progress.faults(experiment.faults());
            if (result instanceof TrialResult.Done done) {
                MetricsTable.print(done.metrics(), console);
                return ExitCode.DONE;
            }
            return ExitCode.FAILED;
        }
    }
}
