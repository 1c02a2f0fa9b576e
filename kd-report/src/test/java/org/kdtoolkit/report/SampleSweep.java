package org.kdtoolkit.report;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.report.result.Trial;
import org.kdtoolkit.report.result.TrialResult;

/** A sweep whose figures can be checked by hand. */
public final class SampleSweep {

    private static final List<String> METHODS = List.of("none", "kd");
    private static final List<Integer> SEEDS = List.of(1, 2);

    private SampleSweep() {}

    /**
     * Two methods, two seeds, the rates 0, 0.3 and 1: {@code kd} loses 10 and 40 points, and fails
     * with seed 2 at rate 0.3.
     */
    public static Sweep finished() {
        return sweep(
                List.of(
                        benchmark(0, done("kd", 1, 0.8), done("kd", 2, 0.9)),
                        benchmark(0.3, done("kd", 1, 0.7), failed()),
                        benchmark(1, done("kd", 1, 0.4), done("kd", 2, 0.5))));
    }

    /** The same, broken off in the second rate. */
    public static Sweep begun() {
        return sweep(
                List.of(
                        benchmark(0, done("kd", 1, 0.8), done("kd", 2, 0.9)),
                        benchmark(
                                0.3,
                                done("kd", 1, 0.65),
                                new Trial("kd", 2, Optional.empty(), List.of()))));
    }

    private static Sweep sweep(List<Sweep.AtPoint> benchmarks) {
        SweepPlan plan =
                new SweepPlan(
                        "digits",
                        MetricKey.of(Subset.TEST, "top1"),
                        "swap, seed 7",
                        METHODS,
                        List.of("none"),
                        SEEDS,
                        List.of(SweepPoint.atRate(0), SweepPoint.atRate(0.3), SweepPoint.atRate(1)),
                        List.of());
        return new Sweep(plan, benchmarks, "name: digits\n");
    }

    private static Sweep.AtPoint benchmark(double rate, Trial... kd) {
        return new Sweep.AtPoint(
                SweepPoint.atRate(rate),
                new Benchmark(
                        SampleBenchmark.plan(METHODS, SEEDS),
                        List.of(done("none", 1, 0.5), done("none", 2, 0.7), kd[0], kd[1]),
                        ""));
    }

    private static Trial done(String method, int seed, double top1) {
        return SampleBenchmark.done(method, seed, top1);
    }

    private static Trial failed() {
        TrialResult result = new TrialResult.Failed("kd", 2, "the loss is NaN", 1, List.of());
        return new Trial("kd", 2, Optional.of(result), List.of());
    }
}
