package org.kdtoolkit.report.result;

import java.util.List;

/**
 * All that is known of a sweep, finished or not: what its report is made of.
 *
 * @param plan what it compares
 * @param benchmarks those of the plan's levels that have begun, in the plan's order
 * @param configuration the resolved configuration as it was written, or an empty text
 */
public record Sweep(SweepPlan plan, List<AtRate> benchmarks, String configuration) {

    /** Copies the list. */
    public Sweep {
        benchmarks = List.copyOf(benchmarks);
    }

    /**
     * The benchmark of one rate.
     *
     * @param level the rate, and where its benchmark is
     * @param benchmark what there is of it
     */
    public record AtRate(SweepPlan.Level level, Benchmark benchmark) {}

    /** Whether a trial of any rate has ended with an error. */
    public boolean hasFailed() {
        return benchmarks.stream().anyMatch(at -> !at.benchmark().failed().isEmpty());
    }
}
