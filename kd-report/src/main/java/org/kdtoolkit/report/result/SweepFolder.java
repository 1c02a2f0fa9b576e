package org.kdtoolkit.report.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The output folder of a sweep: it holds the output folder of a benchmark for each point.
 *
 * @param path the folder; need not exist yet
 */
public record SweepFolder(Path path) {

    /** What the sweep compares, {@code sweep.json}. */
    public Path planFile() {
        return path.resolve("sweep.json");
    }

    /** The output folder of the benchmark at one point. */
    public BenchmarkFolder benchmark(SweepPoint point) {
        return new BenchmarkFolder(path.resolve(point.folder()));
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
        List<Sweep.AtPoint> benchmarks =
                plan.points().stream().flatMap(point -> read(point, plan).stream()).toList();
        return new Sweep(plan, benchmarks, new BenchmarkFolder(path).configuration());
    }

    private Optional<Sweep.AtPoint> read(SweepPoint point, SweepPlan plan) {
        BenchmarkFolder folder = benchmark(point);
        return Files.exists(folder.planFile())
                ? Optional.of(
                        new Sweep.AtPoint(point, folder.read().of(plan.methods(), plan.seeds())))
                : Optional.empty();
    }
}
