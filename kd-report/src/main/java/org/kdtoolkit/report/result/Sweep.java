package org.kdtoolkit.report.result;

import java.util.List;

/**
 * All that is known of a sweep, finished or not: what its report is made of.
 *
 * @param plan what it compares
 * @param benchmarks those of the plan's points that have begun, in the plan's order
 * @param configuration the resolved configuration as it was written, or an empty text
 */
public record Sweep(SweepPlan plan, List<AtPoint> benchmarks, String configuration) {

    /** Copies the list. */
    public Sweep {
        benchmarks = List.copyOf(benchmarks);
    }

    /**
     * The benchmark of one point.
     *
     * @param point the values of the axes
     * @param benchmark what there is of it
     */
    public record AtPoint(SweepPoint point, Benchmark benchmark) {}

    /** Whether a trial of any point has ended with an error. */
    public boolean hasFailed() {
        return benchmarks.stream().anyMatch(at -> !at.benchmark().failed().isEmpty());
    }
}
