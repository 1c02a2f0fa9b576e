package org.kdtoolkit.cli;

import java.util.Map;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.run.Experiment;

/** Runs one trial, and prints its metrics. */
final class TrainTask implements Task<TrainOptions> {

    @Override
    public ExitCode run(TrainOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config = options.source().load(registry);
        int seed = options.seed().orElse(config.seeds().get(0));
        TrialProgress progress = new TrialProgress(console.err(), 1);
        try (Experiment experiment = Experiment.openToTrain(config, registry, progress)) {
            progress.teacher(experiment.teacherMetrics());
            TrialResult result =
                    Interruption.during(
                            progress::interrupted,
                            () -> experiment.train(options.method(), seed, options.resume()));
            progress.faults(experiment.faults());
            if (result instanceof TrialResult.Done done) {
                print(done.metrics(), console);
                return ExitCode.DONE;
            }
            return ExitCode.FAILED;
        }
    }

    /** Prints a table of metrics. */
    static void print(Map<String, Double> metrics, Console console) {
        Table table = new Table("METRIC", "VALUE");
        metrics.forEach((name, value) -> table.row(name, "%.4f".formatted(value)));
        table.lines().forEach(console.out()::println);
    }
}
