package org.kdtoolkit.report.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;

/**
 * The output folder of a benchmark.
 *
 * @param path the folder; need not exist yet
 */
public record BenchmarkFolder(Path path) {

    /** What to do where a plan is damaged. */
    static final String WRITTEN_ANEW =
            "'kd benchmark CONFIG --resume' writes it anew, and keeps finished trials";

    /** What the benchmark compares, {@code benchmark.json}. */
    public Path planFile() {
        return path.resolve("benchmark.json");
    }

    /** The resolved configuration, {@code config.yaml}. */
    public Path configurationFile() {
        return path.resolve("config.yaml");
    }

    /** Where and by what it was run, {@code environment.json}. */
    public Path environmentFile() {
        return path.resolve("environment.json");
    }

    /**
     * Where and by what it was run; of no process in folders of versions that did not say.
     *
     * @throws DataException if the file can't be read
     */
    public RunEnvironment environment() {
        return Files.exists(environmentFile())
                ? JsonFile.read(
                        environmentFile(),
                        RunEnvironment.class,
                        "remove it: no figure depends on it")
                : new RunEnvironment(List.of());
    }

    /** Writes {@code environment.json}. */
    public void write(RunEnvironment environment) {
        JsonFile.write(environmentFile(), environment);
    }

    /**
     * The folder of one trial, {@code <method>/seed-<seed>}.
     *
     * @throws ConfigurationException if the method's name is no name for a folder
     */
    public TrialFolder trial(String method, int seed) {
        boolean plain =
                !method.isBlank()
                        && method.indexOf('\0') < 0
                        && !method.matches("\\.+|.*[/\\\\].*");
        if (!plain) {
            throw new ConfigurationException(
                    "the method's name '%s' is no name for a folder; leave out slashes"
                            .formatted(method));
        }
        return new TrialFolder(path.resolve(method).resolve("seed-" + seed));
    }

    /**
     * The plan; empty if there is none yet.
     *
     * @throws DataException if the file can't be read
     */
    public Optional<BenchmarkPlan> plan() {
        return Files.exists(planFile())
                ? Optional.of(JsonFile.read(planFile(), BenchmarkPlan.class, WRITTEN_ANEW))
                : Optional.empty();
    }

    /** Writes {@code benchmark.json}. */
    public void write(BenchmarkPlan plan) {
        JsonFile.write(planFile(), plan);
    }

    /** Writes {@code benchmark.json} where other processes may write the same at the same time. */
    public void writeAmongOthers(BenchmarkPlan plan) {
        JsonFile.writeAmongOthers(planFile(), plan);
    }

    /**
     * Collects what there is of all trials of the plan, finished or not.
     *
     * @throws DataException if there is no plan, or a file can't be read
     */
    public Benchmark read() {
        BenchmarkPlan plan =
                plan().orElseThrow(
                                () ->
                                        new DataException(
                                                "%s: not found; is this the output folder of a benchmark?"
                                                        .formatted(planFile())));
        List<Trial> trials =
                plan.methods().stream()
                        .flatMap(method -> plan.seeds().stream().map(seed -> read(method, seed)))
                        .toList();
        return new Benchmark(plan, trials, configuration());
    }

    private Trial read(String method, int seed) {
        TrialFolder folder = trial(method, seed);
        return new Trial(method, seed, result(method, seed), folder.epochs());
    }

    /**
     * How a trial ended; empty if it has not.
     *
     * @throws DataException if the file can't be read, or is of another trial
     */
    public Optional<TrialResult> result(String method, int seed) {
        TrialFolder folder = trial(method, seed);
        Optional<TrialResult> result = folder.result();
        result.ifPresent(
                found -> {
                    if (!found.method().equals(method) || found.seed() != seed) {
                        throw new DataException(
                                "%s: expected the result of %s with seed %d, found that of %s with seed %d; remove the trial's folder to run it again"
                                        .formatted(
                                                folder.resultFile(),
                                                method,
                                                seed,
                                                found.method(),
                                                found.seed()));
                    }
                });
        return result;
    }

    String configuration() {
        if (!Files.exists(configurationFile())) {
            return "";
        }
        return JsonFile.text(configurationFile());
    }
}
