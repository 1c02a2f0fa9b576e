package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.trial.PredictionsFile;
import org.kdtoolkit.train.trial.SchemeEvaluation;
import org.kdtoolkit.train.trial.StudentEvaluation;
import org.kdtoolkit.train.trial.StudentEvaluationFactory;
import org.kdtoolkit.train.trial.TrialArtifacts;

/** Judges students that were trained before. No teacher is asked for that. */
final class TrainedStudents {

    private final Dataset dataset;
    private final StudentEvaluationFactory evaluations;
    private final SchemeEvaluation schemes;

    @Inject
    TrainedStudents(
            Dataset dataset, StudentEvaluationFactory evaluations, SchemeEvaluation schemes) {
        this.dataset = dataset;
        this.evaluations = evaluations;
        this.schemes = schemes;
    }

    /** The metrics of all networks that a trial has left. */
    Map<MetricKey, Double> evaluate(MethodSpec method, TrialArtifacts trial, List<Subset> subsets) {
        subsets.forEach(this::requireSamples);
        return schemes.evaluate(method, trial, subsets)
                .orElseGet(() -> evaluations.ofTrained(trial::load, subsets).metrics());
    }

    /** The metrics of the student whose weights are in a file. */
    Map<MetricKey, Double> evaluate(WeightsFile weights, Subset subset) {
        return findings(weights, subset).metrics();
    }

    /** The same; the five best classes of each sample are written to a file. */
    Map<MetricKey, Double> evaluate(WeightsFile weights, Subset subset, Path predictions) {
        StudentEvaluation.Findings findings = findings(weights, subset);
        new PredictionsFile(predictions)
                .write(findings.predictions().get(subset), dataset.classes());
        return findings.metrics();
    }

    private StudentEvaluation.Findings findings(WeightsFile weights, Subset subset) {
        requireSamples(subset);
        return evaluations.ofWeights(weights, List.of(subset));
    }

    private void requireSamples(Subset subset) {
        if (dataset.samples(subset).size() == 0) {
            throw new ConfigurationException(
                    "the data set has no %s samples to judge the student on"
                            .formatted(subset.key()));
        }
    }
}
