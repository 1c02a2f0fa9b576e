package org.kdtoolkit.train.run;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.report.page.ReportFiles;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.FittingTasks;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.trial.PredictionsFile;
import org.kdtoolkit.train.trial.StudentEvaluation;
import org.kdtoolkit.train.trial.TrialArtifacts;
import org.kdtoolkit.train.trial.TrialListener;
import org.kdtoolkit.train.trial.TrialSetup;

/**
 * An experiment with its data, its teacher and its engine open.
 *
 * <pre>{@code
 * ExperimentConfig config = new ExperimentLoader(registry).load(file, List.of());
 * try (Experiment experiment = Experiment.open(config, registry, listener)) {
 *     Benchmark benchmark = experiment.benchmark(false);
 * }
 * }</pre>
 */
public final class Experiment implements AutoCloseable {

    private static final String OTHER_NETWORK =
            "'student' must be configured as the network that left these weights, for the data"
                    + " set's classes";

    private final ExperimentConfig config;
    private final Registry registry;
    private final OutputFolder output;
    private final Injector injector;

    private Experiment(
            ExperimentConfig config, Registry registry, OutputFolder output, Injector injector) {
        this.config = config;
        this.registry = registry;
        this.output = output;
        this.injector = injector;
    }

    /**
     * Opens an experiment. Its output folder is taken when there is something to write.
     *
     * @param config what is compared
     * @param registry finds providers
     * @param listener is told how trials get on
     * @throws ConfigurationException if the parts do not fit together, or it is a sweep over
     *     several rates: see {@link SweepRun}
     * @throws DataException if the data or the teacher's files can't be used
     */
    public static Experiment open(
            ExperimentConfig config, Registry registry, TrialListener listener) {
        refuseSweep(config.sweep().stream().map(SweepPlan.Level::of).toList());
        return open(config, registry, listener, new OutputFolder(config.output(), registry));
    }

    /**
     * Takes an experiment's output folder, and then opens the experiment: nobody waits for data and
     * teachers to learn that the results have no place.
     *
     * @param config what is compared
     * @param registry finds providers
     * @param listener is told how trials get on
     * @throws ConfigurationException as {@link #open}; also if another process writes to the output
     *     folder, or it holds another benchmark
     * @throws DataException as {@link #open}; also if nothing can be written to the output folder
     */
    public static Experiment openToTrain(
            ExperimentConfig config, Registry registry, TrialListener listener) {
        refuseSweep(config.sweep().stream().map(SweepPlan.Level::of).toList());
        OutputFolder output = new OutputFolder(config.output(), registry);
        output.take(config);
        try {
            return open(config, registry, listener, output);
        } catch (RuntimeException | Error e) {
            output.close();
            throw e;
        }
    }

    private static Experiment open(
            ExperimentConfig config,
            Registry registry,
            TrialListener listener,
            OutputFolder output) {
        Experiment experiment =
                new Experiment(
                        config,
                        registry,
                        output,
                        new ComponentFailures(registry)
                                .ofCreation(
                                        () ->
                                                Guice.createInjector(
                                                        Stage.DEVELOPMENT,
                                                        new ExperimentModule(
                                                                config, registry, listener,
                                                                output))));
        try {
            experiment.get(TrialSetup.class);
            return experiment;
        } catch (RuntimeException e) {
            experiment.close();
            throw e;
        }
    }

    private static void refuseSweep(List<SweepPlan.Level> levels) {
        if (!levels.isEmpty()) {
            throw new ConfigurationException(
                    "the experiment is a sweep over the rates %s; 'kd benchmark' runs it, all else needs one of them: --set corruption.rates= --set corruption.rate=%s"
                            .formatted(
                                    levels.stream()
                                            .map(SweepPlan.Level::text)
                                            .collect(Collectors.joining(", ")),
                                    levels.get(0).text()));
        }
    }

    /**
     * Runs all trials and files their results; the leaderboard and the report are renewed after
     * each.
     *
     * @param resume whether finished trials are kept and begun ones go on
     * @return all results
     * @throws ConfigurationException if the output folder holds another benchmark
     * @throws DataException if samples can't be read, or results can't be written
     */
    public Benchmark benchmark(boolean resume) {
        return benchmark(resume, Optional.empty());
    }

    /** The same, but trials that are the same in the benchmark of another rate are taken over. */
    Benchmark benchmark(boolean resume, Optional<BenchmarkFolder> otherRate) {
        return new ComponentFailures(registry)
                .ofLinking(
                        () -> {
                            claim(config.methods());
                            BenchmarkFolder folder = output.folder();
                            get(Trials.class)
                                    .runAll(
                                            resume,
                                            otherRate.map(
                                                    o ->
                                                            new EarlierTrials(
                                                                    get(TrialSetup.class), o)),
                                            () ->
                                                    ReportFiles.write(
                                                            config.output(), folder.read()));
                            return folder.read();
                        });
    }

    /**
     * Runs one trial.
     *
     * @param method the method's name
     * @param seed the seed
     * @param resume whether to go on from its checkpoint
     * @throws ConfigurationException if there is no such method, or the output folder holds another
     *     benchmark
     * @throws DataException if samples can't be read, or results can't be written
     */
    public TrialResult train(String method, int seed, boolean resume) {
        MethodSpec spec = method(method);
        return new ComponentFailures(registry)
                .ofLinking(
                        () -> {
                            claim(List.of(spec));
                            return get(Trials.class).run(spec, seed, resume);
                        });
    }

    /**
     * Judges the student of a finished trial once more.
     *
     * @param method the method's name
     * @param seed the seed
     * @param subsets on which samples
     * @return metrics under names such as {@code test/top1}
     * @throws ConfigurationException if there is no such method, or a subset has no samples
     * @throws DataException if the trial has left no student
     */
    public Map<String, Double> evaluate(String method, int seed, List<Subset> subsets) {
        subsets.forEach(this::requireSamples);
        TrialFolder trial = output.folder().trial(method(method).name(), seed);
        TrialArtifacts artifacts = new TrialArtifacts(trial.path());
        return new ComponentFailures(registry)
                .ofLinking(
                        () ->
                                StudentEvaluation.ofTrained(
                                                get(TrialSetup.class), artifacts::load, subsets)
                                        .metrics());
    }

    /**
     * Judges a student whose weights are in a file, such as a checkpoint of PyTorch.
     *
     * @param weights what {@code torch.save} wrote, or {@code .safetensors}
     * @param subset on which samples
     * @param predictions where the five best classes of each sample are written, if they are wanted
     * @return metrics under names such as {@code test/top1}
     * @throws ConfigurationException if the subset has no samples
     * @throws DataException if the file can't be read or is of another network, or the predictions
     *     can't be written
     */
    public Map<String, Double> evaluate(
            WeightsFile weights, Subset subset, Optional<Path> predictions) {
        requireSamples(subset);
        TrialSetup bench = get(TrialSetup.class);
        return new ComponentFailures(registry)
                .ofLinking(
                        () -> {
                            StudentEvaluation.Findings findings =
                                    StudentEvaluation.ofTrained(
                                            bench,
                                            (student, manager) ->
                                                    weights.load(student, manager, OTHER_NETWORK),
                                            List.of(subset));
                            predictions.ifPresent(
                                    file -> write(findings.predictions().get(subset), file));
                            return findings.metrics();
                        });
    }

    private void write(Predictions predictions, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (FolderLock lock = FolderLock.take(folder, OutputFolder.ELSEWHERE)) {
            new PredictionsFile(file).write(predictions, get(TrialSetup.class).dataset().classes());
            lock.requireHeld();
        }
    }

    /**
     * Writes what the teachers say of all samples as {@code .npy} files, as the teacher {@code
     * precomputed} reads them: below {@code embeddings}, {@code logits} and {@code feature-maps};
     * with several teachers below a folder of the teacher's name.
     *
     * @param folder where the files go
     * @param listener is told how that gets on
     * @return what was written of each subset
     * @throws ConfigurationException if there is no teacher, or another process writes to the
     *     folder
     * @throws DataException if samples can't be read, can't be told apart by their names, or a file
     *     can't be written
     */
    public List<ExtractedSubset> extract(Path folder, ExtractionListener listener) {
        try (FolderLock lock = FolderLock.take(folder, OutputFolder.ELSEWHERE)) {
            List<ExtractedSubset> extracted =
                    new Extraction(get(TrialSetup.class), listener).to(folder);
            lock.requireHeld();
            return extracted;
        }
    }

    /**
     * The teacher's own accuracy under names such as {@code test/top1}, with several teachers
     * {@code audio/test/top1}; empty without a teacher.
     */
    public Map<String, Double> teacherMetrics() {
        return get(TrialSetup.class).teacherMetrics();
    }

    /** The samples that could not be read so far. */
    public List<Faults.Fault> faults() {
        return get(Faults.class).all();
    }

    /** What the experiment compares. */
    BenchmarkPlan plan() {
        return BenchmarkPlans.of(get(TrialSetup.class));
    }

    /** Another experiment on the same data, with what it leaves to the data. */
    ExperimentConfig settled(ExperimentConfig other) {
        return new FittingTasks(registry).of(other, get(Dataset.class));
    }

    /** Takes the output folder, once it is known that the trials can begin. */
    private void claim(List<MethodSpec> methods) {
        output.take(config);
        get(Trials.class).rehearse(methods);
        output.claim(get(TrialSetup.class).config());
        output.folder().write(plan());
    }

    private void requireSamples(Subset subset) {
        if (get(TrialSetup.class).dataset().samples(subset).size() == 0) {
            throw new ConfigurationException(
                    "the data set has no %s samples to judge the student on"
                            .formatted(subset.key()));
        }
    }

    private MethodSpec method(String name) {
        List<String> known = config.methods().stream().map(MethodSpec::name).toList();
        return config.methods().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "the configuration has no method '%s'%s (it has: %s)"
                                                .formatted(
                                                        name,
                                                        Suggestions.didYouMean(name, known),
                                                        String.join(", ", known))));
    }

    private <T> T get(Class<T> type) {
        return new ComponentFailures(registry).ofCreation(() -> injector.getInstance(type));
    }

    @Override
    public void close() {
        try (output) {
            injector.getInstance(Resources.class).close();
        }
    }
}
