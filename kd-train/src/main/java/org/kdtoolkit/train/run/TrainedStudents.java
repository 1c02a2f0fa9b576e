package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.predict.StudentFile;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.StudentSpec;
import org.kdtoolkit.train.config.Students;
import org.kdtoolkit.train.trial.PredictionsFile;
import org.kdtoolkit.train.trial.SchemeEvaluation;
import org.kdtoolkit.train.trial.StudentDescriptions;
import org.kdtoolkit.train.trial.StudentEvaluation;
import org.kdtoolkit.train.trial.StudentEvaluationFactory;
import org.kdtoolkit.train.trial.TrialArtifacts;

/** Judges students that were trained before. No teacher is asked for that. */
final class TrainedStudents {

    private final ExperimentConfig config;
    private final Dataset dataset;
    private final StudentEvaluationFactory evaluations;
    private final SchemeEvaluation schemes;
    private final StudentDescriptions descriptions;
    private final Students students;
    private final Registry registry;

    @Inject
    TrainedStudents(
            ExperimentConfig config,
            Dataset dataset,
            StudentEvaluationFactory evaluations,
            SchemeEvaluation schemes,
            StudentDescriptions descriptions,
            Students students,
            Registry registry) {
        this.config = config;
        this.dataset = dataset;
        this.evaluations = evaluations;
        this.schemes = schemes;
        this.descriptions = descriptions;
        this.students = students;
        this.registry = registry;
    }

    /** The metrics of all networks that a trial has left. */
    Map<MetricKey, Double> evaluate(MethodSpec method, TrialArtifacts trial, List<Subset> subsets) {
        subsets.forEach(this::requireSamples);
        return schemes.evaluate(method, trial, subsets).orElseGet(() -> ofTrained(trial, subsets));
    }

    /** A method may have trained another network than the configured one: one around it. */
    private Map<MetricKey, Double> ofTrained(TrialArtifacts trial, List<Subset> subsets) {
        NetworkSpec network = trial.network(registry).orElseGet(() -> students.first().network());
        return evaluations.ofTrained(network, trial::load, subsets).metrics();
    }

    /**
     * What a network is that a trial has left.
     *
     * @param network which; empty for an only student
     * @throws DataException if the trial did not write what it is, and has several networks
     */
    StudentFile student(MethodSpec method, TrialArtifacts trial, Optional<String> network) {
        return trial.student(network, registry, result -> describe(method, network, result));
    }

    private StudentDescription describe(
            MethodSpec method, Optional<String> network, TrialResult.Done result) {
        Map<String, StudentSpec> byName = students.byName();
        String name = network.orElse(students.firstName());
        if (!byName.containsKey(name)) {
            throw new DataException(
                    "an earlier version of the toolkit left the network '%s', and did not write what it is; train the trial anew, or take one of its students (there are: %s)"
                            .formatted(name, String.join(", ", byName.keySet())));
        }
        return descriptions.describe(
                method, result, network, byName.get(name), method.trainsHeads(registry));
    }

    /** The metrics of the student whose weights are in a file. */
    Map<MetricKey, Double> evaluate(WeightsFile weights, Subset subset) {
        return findings(weights, subset).metrics();
    }

    /** The same; the best classes of each sample are written to a file. */
    Map<MetricKey, Double> evaluate(WeightsFile weights, Subset subset, Path predictions) {
        StudentEvaluation.Findings findings = findings(weights, subset);
        new PredictionsFile(predictions, config.evaluation().scores())
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
