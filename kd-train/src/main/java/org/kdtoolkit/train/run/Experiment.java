package org.kdtoolkit.train.run;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.InputHash;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.diagnosis.Diagnosis;
import org.kdtoolkit.train.diagnosis.Diagnostician;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.trial.TrialListener;

/**
 * An experiment. Whatever it needs of data, teachers and engine is opened when something is asked
 * of it that needs them, and stays open for what is asked next.
 *
 * <pre>{@code
 * ExperimentConfig config = new ExperimentLoader(registry).load(file, List.of());
 * try (Experiment experiment = Experiment.of(config, registry, listener)) {
 *     Benchmark benchmark = experiment.benchmark(false);
 * }
 * }</pre>
 */
public final class Experiment implements AutoCloseable {

    private final ExperimentConfig config;
    private final Resources resources;
    private final OutputFolder output;
    private final Faults faults;
    private final ComponentFailures failures;
    private final Provider<BenchmarkRun> benchmark;
    private final Repetitions repetitions;
    private final ExperimentStudents students;
    private final Provider<Extraction> extraction;
    private final Provider<Diagnostician> diagnostician;
    private final Provider<Dataset> dataset;

    @Inject
    Experiment(
            ExperimentConfig config,
            Resources resources,
            OutputFolder output,
            Faults faults,
            ComponentFailures failures,
            Provider<BenchmarkRun> benchmark,
            Repetitions repetitions,
            ExperimentStudents students,
            Provider<Extraction> extraction,
            Provider<Diagnostician> diagnostician,
            Provider<Dataset> dataset) {
        this.config = config;
        this.resources = resources;
        this.output = output;
        this.faults = faults;
        this.failures = failures;
        this.benchmark = benchmark;
        this.repetitions = repetitions;
        this.students = students;
        this.extraction = extraction;
        this.diagnostician = diagnostician;
        this.dataset = dataset;
    }

    /**
     * An experiment of which nothing is open yet.
     *
     * @param config what is compared
     * @param registry finds providers
     * @param listener is told how trials get on
     */
    public static Experiment of(
            ExperimentConfig config, Registry registry, TrialListener listener) {
        return of(config, registry, listener, RunOrigin.PLAIN);
    }

    /**
     * An experiment of which nothing is open yet.
     *
     * @param config what is compared
     * @param registry finds providers
     * @param listener is told how trials get on
     * @param origin what the run was started with, for its record
     */
    public static Experiment of(
            ExperimentConfig config, Registry registry, TrialListener listener, RunOrigin origin) {
        return parts(config, registry, listener, origin).getInstance(Experiment.class);
    }

    /** What makes an experiment's parts, each when something first depends on it. */
    static Injector parts(
            ExperimentConfig config, Registry registry, TrialListener listener, RunOrigin origin) {
        OutputFolder output = new OutputFolder(config.output(), registry);
        SamplesOf first = SamplesOf.seed(config.seeds().get(0), config.dataset());
        Injector parts =
                Guice.createInjector(
                        Stage.DEVELOPMENT,
                        new ExperimentModule(config, registry, listener, origin, first),
                        new EngineModule(),
                        new OutputModule(() -> output));
        parts.getInstance(Resources.class).add(output);
        return parts;
    }

    /**
     * Runs all trials and files their results; the leaderboard and the report are renewed after
     * each. The output folder is taken first: nobody waits for data and teachers to learn that the
     * results have no place.
     *
     * @param resume whether finished trials are kept and begun ones go on
     * @return all results
     * @throws ConfigurationException if the parts do not fit together, it has several points or
     *     searches (see {@link SweepRun} and {@link SearchRun}), or the output folder holds another
     *     benchmark
     * @throws DataException if the data or the teachers' files can't be used, or results can't be
     *     written
     */
    public Benchmark benchmark(boolean resume) {
        return benchmark(
                run -> {
                    run.rehearse();
                    run.plan();
                    return run.run(resume, Twins.NONE);
                });
    }

    /**
     * Writes the plan of the trials, and runs none: each can then be run by its number, see {@link
     * PlannedRun}.
     *
     * @return the plan's folder
     * @throws ConfigurationException as {@link #benchmark(boolean)}
     * @throws DataException as {@link #benchmark(boolean)}
     */
    public PlanFolder plan() {
        return benchmark(
                run -> {
                    run.rehearse();
                    run.plan();
                    return new PlanFolder(config.output());
                });
    }

    /**
     * Runs one trial of a plan beside other processes.
     *
     * @param planned which
     * @param inputs the hashes of files when the plan was made
     * @param lock the right to run the trial, which is given back when this is closed
     * @return its result; empty if it has paused where the plan says so
     */
    Optional<TrialResult> planned(
            PlannedTrial planned, Map<String, InputHash> inputs, FolderLock lock) {
        MethodSpec spec = config.method(planned.method());
        output.share(lock);
        return failures.plainly(
                repetitions.of(planned.seed(), PlannedTraining.class),
                trial -> trial.run(spec, planned.seed(), planned.until(), inputs));
    }

    /** Takes the output folder, opens the data, and lets somebody run the trials. */
    <T> T benchmark(Function<BenchmarkRun, T> work) {
        SweepRun.refuse(config);
        output.take(config);
        return failures.plainly(benchmark, work);
    }

    /**
     * Runs one trial.
     *
     * @param method the method's name
     * @param seed the seed
     * @param resume whether to go on from its checkpoint
     * @throws ConfigurationException as {@link #benchmark(boolean)}; also if there is no such
     *     method
     * @throws DataException as {@link #benchmark(boolean)}
     */
    public TrialResult train(String method, int seed, boolean resume) {
        SweepRun.refuse(config);
        MethodSpec spec = config.method(method);
        output.take(config);
        return failures.plainly(
                repetitions.of(seed, TrialTraining.class), trial -> trial.run(spec, seed, resume));
    }

    /** Students that were trained before: by its trials, or by another program. */
    public ExperimentStudents students() {
        return students;
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
        SweepRun.refuse(config);
        Extraction.requireTeacher(config);
        repetitions.requireOne();
        return LockedFolder.during(
                folder,
                () -> failures.plainly(extraction, teachers -> teachers.to(folder, listener)));
    }

    /**
     * Says what the teachers promise the student before any training. An experiment {@linkplain
     * ExperimentConfig#withoutTest() without test samples} reads none of them for that.
     *
     * @param most how many samples of a subset are looked at, at most; from 20 on
     * @throws ConfigurationException if there is no teacher, samples have several labels, or it is
     *     a sweep
     * @throws DataException if there are too few samples or labels to say anything
     */
    public Diagnosis diagnose(int most) {
        SweepRun.refuse(config);
        Diagnostician.requireTeacher(config);
        repetitions.requireOne();
        return failures.plainly(diagnostician, asked -> asked.diagnose(most));
    }

    /**
     * Opens the data, and lets somebody read it; where each seed draws samples of its own, those of
     * the first.
     *
     * @throws ConfigurationException if the data set can't be made of its configuration
     * @throws DataException if its files can't be used
     */
    public <T> T read(Function<Dataset, T> work) {
        return failures.plainly(dataset, work);
    }

    /** The samples that could not be read so far, and behind them those that could at times. */
    public List<Faults.Fault> faults() {
        List<Faults.Fault> found = new ArrayList<>(faults.all());
        found.addAll(faults.ofDraws());
        return found;
    }

    /** Closes what was opened, the last of it first. */
    @Override
    public void close() {
        resources.close();
    }
}
