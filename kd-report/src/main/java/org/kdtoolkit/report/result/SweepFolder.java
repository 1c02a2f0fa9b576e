package org.kdtoolkit.report.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The output folder of a sweep: it holds the output folder of a benchmark for each rate.
 *
 * @param path the folder; need not exist yet
 */
public record SweepFolder(Path path) {

    /** What the sweep compares, {@code sweep.json}. */
    public Path planFile() {
        return path.resolve("sweep.json");
    }

    /** The output folder of the benchmark at one rate. */
    public BenchmarkFolder benchmark(SweepPlan.Level level) {
        return new BenchmarkFolder(path.resolve(level.folder()));
    }

    /** Whether the folder is that of a sweep. */
    public boolean exists() {
        return Files.exists(planFile());
    }

    /** Writes {@code sweep.json}. */
    public void write(SweepPlan plan) {
        JsonFile.write(planFile(), plan);
    }

    /**
     * Collects what there is of all benchmarks of the plan. Where methods or seeds were added since
     * a benchmark ran, it has no trials of these yet.
     *
     * @throws org.kdtoolkit.api.data.DataException if a file can't be read
     */
    public Sweep read() {
        SweepPlan plan = JsonFile.read(planFile(), SweepPlan.class, BenchmarkFolder.WRITTEN_ANEW);
        List<Sweep.AtRate> benchmarks =
                plan.levels().stream().flatMap(level -> read(level, plan).stream()).toList();
        return new Sweep(plan, benchmarks, new BenchmarkFolder(path).configuration());
    }

    private Optional<Sweep.AtRate> read(SweepPlan.Level level, SweepPlan plan) {
        BenchmarkFolder folder = benchmark(level);
        return Files.exists(folder.planFile())
                ? Optional.of(
                        new Sweep.AtRate(level, folder.read().of(plan.methods(), plan.seeds())))
                : Optional.empty();
    }
}
