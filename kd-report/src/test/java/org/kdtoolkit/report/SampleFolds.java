package org.kdtoolkit.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.report.result.Trial;
import org.kdtoolkit.report.result.TrialResult;

/** Two methods, two seeds and two folds of a data set, whose means can be checked by hand. */
public final class SampleFolds {

    private static final List<String> METHODS = List.of("none", "kd");
    private static final List<Integer> SEEDS = List.of(1, 2);

    private SampleFolds() {}

    /** All trials have run: {@code none} has 60 and 70 percent on average, {@code kd} 65 and 85. */
    public static Sweep finished() {
        return sweep(done("kd", 2, 0.9));
    }

    /** The same, in which {@code kd} fails with seed 2 in the second fold. */
    public static Sweep withFailure() {
        TrialResult failed = new TrialResult.Failed("kd", 2, "the loss is NaN", 1, List.of());
        return sweep(new Trial("kd", 2, Optional.of(failed), List.of()));
    }

    private static Sweep sweep(Trial last) {
        return new Sweep(
                new SweepPlan(
                        "sounds",
                        MetricKey.of(Subset.TEST, "top1"),
                        "",
                        METHODS,
                        List.of("none"),
                        SEEDS,
                        List.of(point(1), point(2)),
                        List.of()),
                List.of(
                        at(
                                1,
                                done("none", 1, 0.5),
                                done("none", 2, 0.6),
                                done("kd", 1, 0.6),
                                done("kd", 2, 0.8)),
                        at(
                                2,
                                done("none", 1, 0.7),
                                done("none", 2, 0.8),
                                done("kd", 1, 0.7),
                                last)),
                "name: sounds\n");
    }

    private static SweepPoint point(int fold) {
        return SweepPoint.ofNumbers(Map.of(SweepPoint.FOLD, (double) fold), OptionalInt.empty());
    }

    private static Sweep.AtPoint at(int fold, Trial... trials) {
        return new Sweep.AtPoint(
                point(fold),
                new Benchmark(SampleBenchmark.plan(METHODS, SEEDS), List.of(trials), ""));
    }

    private static Trial done(String method, int seed, double top1) {
        return SampleBenchmark.done(method, seed, top1);
    }
}
