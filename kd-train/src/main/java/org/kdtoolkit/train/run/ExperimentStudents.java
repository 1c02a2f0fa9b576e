package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.predict.StudentFile;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.trial.TrialArtifacts;

/**
 * Students that were trained before, by an experiment's trials or by another program. Nothing is
 * trained, and no teacher is opened.
 */
public final class ExperimentStudents {

    private final ExperimentConfig config;
    private final OutputFolder output;
    private final ComponentFailures failures;
    private final Repetitions repetitions;
    private final Provider<TrainedStudents> students;

    @Inject
    ExperimentStudents(
            ExperimentConfig config,
            OutputFolder output,
            ComponentFailures failures,
            Repetitions repetitions,
            Provider<TrainedStudents> students) {
        this.config = config;
        this.output = output;
        this.failures = failures;
        this.repetitions = repetitions;
        this.students = students;
    }

    /**
     * Judges what a finished trial has left once more.
     *
     * @param method the method's name
     * @param seed the seed
     * @param subsets on which samples
     * @return its metrics
     * @throws ConfigurationException if there is no such method, or a subset has no samples
     * @throws DataException if the trial has left no student
     */
    public Map<MetricKey, Double> evaluate(String method, int seed, List<Subset> subsets) {
        MethodSpec spec = config.method(method);
        Path trial = output.folder().trial(spec.name(), seed).path();
        return failures.plainly(
                repetitions.of(seed, TrainedStudents.class),
                all -> all.evaluate(spec, new TrialArtifacts(trial), subsets));
    }

    /**
     * What a finished trial has left of a network, for those who use it. Trials of earlier versions
     * did not write what their networks are: that is told by the configuration and the data.
     *
     * @param method the method's name
     * @param seed the seed
     * @param network which network; empty for an only student
     * @throws ConfigurationException if there is no such method or network
     * @throws DataException if the trial has left no weights, or they can't be used
     */
    public StudentFile student(String method, int seed, Optional<String> network) {
        MethodSpec spec = config.method(method);
        Path trial = output.folder().trial(spec.name(), seed).path();
        return failures.plainly(
                repetitions.of(seed, TrainedStudents.class),
                all -> all.student(spec, new TrialArtifacts(trial), network));
    }

    /**
     * Judges a student whose weights are in a file, such as a checkpoint of PyTorch.
     *
     * @param weights what {@code torch.save} wrote, or {@code .safetensors}
     * @param subset on which samples
     * @return its metrics
     * @throws ConfigurationException if the subset has no samples, or each of several seeds draws
     *     samples of its own
     * @throws DataException if the file can't be read or is of another network
     */
    public Map<MetricKey, Double> evaluate(WeightsFile weights, Subset subset) {
        repetitions.requireOne();
        return failures.plainly(students, all -> all.evaluate(weights, subset));
    }

    /**
     * The same; the five best classes of each sample are written to a file.
     *
     * @param predictions the file
     * @throws ConfigurationException if the subset has no samples, each of several seeds draws
     *     samples of its own, or another process writes to the file's folder
     * @throws DataException if the weights can't be read or are of another network, or the file
     *     can't be written
     */
    public Map<MetricKey, Double> evaluate(WeightsFile weights, Subset subset, Path predictions) {
        repetitions.requireOne();
        return LockedFolder.during(
                predictions.toAbsolutePath().getParent(),
                () ->
                        failures.plainly(
                                students, all -> all.evaluate(weights, subset, predictions)));
    }
}
