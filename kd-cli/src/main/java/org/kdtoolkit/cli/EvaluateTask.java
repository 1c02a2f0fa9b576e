package org.kdtoolkit.cli;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.Experiment;

/** Judges the student of a finished trial once more. */
final class EvaluateTask implements Task<EvaluateOptions> {

    @Override
    public ExitCode run(EvaluateOptions options, Console console) {
        TrialLocation trial = TrialLocation.of(options.trial());
        ExperimentSource source =
                ExperimentSource.of(
                        trial.benchmark().resolve("config.yaml"),
                        trial.benchmark(),
                        options.plugins());
        Registry registry = source.registry();
        ExperimentConfig config = source.load(registry, new ExperimentUse.Evaluation());
        TrialProgress progress = new TrialProgress(console.err(), 1);
        try (Experiment experiment = Experiment.of(config, registry, progress)) {
            Map<MetricKey, Double> metrics =
                    progress.during(
                            () ->
                                    experiment
                                            .students()
                                            .evaluate(
                                                    trial.method(),
                                                    trial.seed(),
                                                    List.of(options.subset())));
            MetricsTable.print(metrics, console);
            progress.faults(experiment.faults());
            return ExitCode.DONE;
        }
    }
}
