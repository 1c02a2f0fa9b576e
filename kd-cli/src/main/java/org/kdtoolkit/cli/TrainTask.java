package org.kdtoolkit.cli;

import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.Experiment;
import org.kdtoolkit.train.run.RunOrigin;

/** Runs one trial, and prints its metrics. */
final class TrainTask implements Task<TrainOptions> {

    @Override
    public ExitCode run(TrainOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config =
                ProgressBar.reading(
                        console.err(),
                        () ->
                                options.source()
                                        .check(
                                                registry,
                                                new ExperimentUse.Training(
                                                        Optional.of(options.method())))
                                        .config());
        int seed = options.seed().orElse(config.seeds().get(0));
        RunOrigin origin = new RunOrigin(options.source().overrides());
        TrialProgress progress = new TrialProgress(console.err(), 1);
        try (Experiment experiment = Experiment.of(config, registry, progress, origin)) {
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
