package org.kdtoolkit.report;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * A sweep over a temperature of {@code kd}, 1 and 16, and two data sets: {@code none} has 50 and 70
 * percent, {@code kd} 10 points more at 1 and 20 at 16, and 5 more on the second data set.
 */
public final class SamplePoints {

    /** The axis of numbers. */
    public static final String TEMPERATURE = "methods.kd.objectives.0.temperature";

    /** The axis of texts. */
    public static final String DATA = "dataset.path";

    private static final List<String> METHODS = List.of("none", "kd");
    private static final List<Integer> SEEDS = List.of(1, 2);

    private SamplePoints() {}

    /** The sweep over both axes. */
    public static Sweep ofTwoAxes() {
        List<Sweep.AtPoint> benchmarks = new ArrayList<>();
        for (double temperature : List.of(1.0, 16.0)) {
            for (String data : List.of("/data/birds/list.csv", "/data/bees/list.csv")) {
                Map<String, PointValue> at = new LinkedHashMap<>();
                at.put(TEMPERATURE, PointValue.of(DoubleNode.valueOf(temperature)));
                at.put(DATA, PointValue.of(TextNode.valueOf(data)));
                double better = (temperature > 1 ? 0.2 : 0.1) + (data.contains("bees") ? 0.05 : 0);
                benchmarks.add(benchmark(at, better));
            }
        }
        return sweep(benchmarks);
    }

    /** The sweep over the temperature alone. */
    public static Sweep ofOneAxis() {
        return sweep(
                List.of(
                        benchmark(Map.of(TEMPERATURE, PointValue.of(1)), 0.1),
                        benchmark(Map.of(TEMPERATURE, PointValue.of(16)), 0.2)));
    }

    private static Sweep sweep(List<Sweep.AtPoint> benchmarks) {
        SweepPlan plan =
                new SweepPlan(
                        "digits",
                        MetricKey.of(Subset.TEST, "top1"),
                        "",
                        METHODS,
                        List.of("none"),
                        SEEDS,
                        benchmarks.stream().map(Sweep.AtPoint::point).toList(),
                        List.of());
        return new Sweep(plan, benchmarks, "name: digits\n");
    }

    private static Sweep.AtPoint benchmark(Map<String, PointValue> at, double better) {
        return new Sweep.AtPoint(
                new SweepPoint(at, OptionalInt.empty()),
                new Benchmark(
                        SampleBenchmark.plan(METHODS, SEEDS),
                        List.of(
                                SampleBenchmark.done("none", 1, 0.5),
                                SampleBenchmark.done("none", 2, 0.7),
                                SampleBenchmark.done("kd", 1, 0.5 + better),
                                SampleBenchmark.done("kd", 2, 0.7 + better)),
                        ""));
    }
}
