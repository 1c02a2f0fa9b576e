package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.Experiment;
import org.kdtoolkit.train.trial.PredictionsFile;

/** Judges a student that another program trained. No teacher is asked for that. */
final class EvaluateWeightsTask implements Task<EvaluateWeightsOptions> {

    @Override
    public ExitCode run(EvaluateWeightsOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config = options.source().load(registry, new ExperimentUse.Evaluation());
        TrialProgress progress = new TrialProgress(console.err(), 1);
        Optional<Path> predictions = options.out().map(out -> out.resolve(PredictionsFile.NAME));
        try (Experiment experiment = Experiment.of(config, registry, progress)) {
            WeightsFile weights = new WeightsFile(options.weights(), options.prefix());
            Map<MetricKey, Double> metrics =
                    predictions.isPresent()
                            ? experiment
                                    .students()
                                    .evaluate(weights, options.subset(), predictions.get())
                            : experiment.students().evaluate(weights, options.subset());
            MetricsTable.print(metrics, console);
            progress.faults(experiment.faults());
        }
        predictions.ifPresent(
                file -> {
                    console.out().println();
                    console.out().println("predictions: " + file.toAbsolutePath().normalize());
                });
        return ExitCode.DONE;
    }
}
