package org.kdtoolkit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.Cost;
import org.kdtoolkit.report.result.DeclaredMetric;
import org.kdtoolkit.report.result.EpochMetrics;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.Selection;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.report.result.Trial;
import org.kdtoolkit.report.result.TrialResult;

/**
 * Results of an evaluator of somebody else: an error rate, of which less is better, a plain number,
 * and seconds. {@code kd} errs least.
 */
public final class SampleErrors {

    private static final List<String> METHODS = List.of("none", "kd");
    private static final List<Integer> SEEDS = List.of(1, 2);
    private static final MetricKey ERROR_RATE = MetricKey.of(Subset.TEST, "error-rate");
    private static final List<DeclaredMetric> METRICS =
            List.of(
                    declared(Metric.fraction("error-rate").lessIsBetter().headline()),
                    declared(Metric.number("separation")),
                    declared(Metric.seconds("errors-latency")));

    private SampleErrors() {}

    private static DeclaredMetric declared(Metric metric) {
        return DeclaredMetric.of("errors", metric);
    }

    /** Two methods of two seeds. */
    public static Benchmark benchmark() {
        return benchmark(0);
    }

    /** The same at two rates of a corruption, of which {@code kd} bears less. */
    public static Sweep sweep() {
        List<SweepPoint> levels = List.of(SweepPoint.atRate(0), SweepPoint.atRate(0.5));
        return new Sweep(
                new SweepPlan(
                        "speakers",
                        ERROR_RATE,
                        "swap, seed 7",
                        METHODS,
                        List.of("none"),
                        SEEDS,
                        levels,
                        METRICS),
                levels.stream()
                        .map(at -> new Sweep.AtPoint(at, benchmark(at.rate().orElseThrow())))
                        .toList(),
                "");
    }

    private static Benchmark benchmark(double rate) {
        BenchmarkPlan plan =
                new BenchmarkPlan(
                        "speakers",
                        ERROR_RATE,
                        new Selection(Optional.of(ERROR_RATE.on(Subset.VALIDATION))),
                        METHODS,
                        SEEDS,
                        Map.of(),
                        List.of(),
                        METRICS);
        List<Trial> trials = new ArrayList<>();
        for (int seed : SEEDS) {
            trials.add(trial("none", seed, 0.20 + 0.02 * seed));
        }
        for (int seed : SEEDS) {
            trials.add(trial("kd", seed, 0.10 + 0.01 * seed + 0.4 * rate));
        }
        return new Benchmark(plan, trials, "");
    }

    private static Trial trial(String method, int seed, double errorRate) {
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        metrics.put(ERROR_RATE.on(Subset.VALIDATION), errorRate);
        metrics.put(ERROR_RATE, errorRate);
        metrics.put(MetricKey.of(Subset.TEST, "separation"), 1 / errorRate);
        metrics.put(MetricKey.of(Subset.TEST, "errors-latency"), errorRate / 4);
        EpochRecord epoch =
                new EpochRecord(
                        1,
                        Map.of(),
                        Map.of(),
                        Map.of(ERROR_RATE.on(Subset.VALIDATION), errorRate),
                        1,
                        1,
                        0);
        TrialResult.Done result =
                new TrialResult.Done(
                        method,
                        seed,
                        metrics,
                        1,
                        new EpochMetrics(1, Map.of(ERROR_RATE, errorRate)),
                        Map.of(),
                        Map.of(),
                        new Cost(1, 1, 10, 0),
                        false,
                        0,
                        List.of(),
                        Map.of(),
                        Map.of());
        return new Trial(method, seed, Optional.of(result), List.of(epoch));
    }
}
