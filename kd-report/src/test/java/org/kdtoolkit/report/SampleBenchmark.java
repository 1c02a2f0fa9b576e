package org.kdtoolkit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.Cost;
import org.kdtoolkit.report.result.EpochMetrics;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.Selection;
import org.kdtoolkit.report.result.Trial;
import org.kdtoolkit.report.result.TrialResult;

/** Benchmarks whose figures can be checked by hand. */
public final class SampleBenchmark {

    private static final MetricKey TOP1 = MetricKey.of(Subset.TEST, "top1");

    private SampleBenchmark() {}

    /** A plan of some methods and seeds. */
    public static BenchmarkPlan plan(List<String> methods, List<Integer> seeds) {
        return new BenchmarkPlan(
                "digits",
                TOP1,
                Selection.of("validation/top1"),
                methods,
                seeds,
                Map.of("Student", "convnet"),
                List.of("The data is synthetic."),
                List.of());
    }

    /**
     * Three methods of three seeds: {@code none} is done, {@code kd} has failed once, {@code
     * mnf+csc} has one trial under way.
     */
    public static Benchmark partlyFinished() {
        List<Trial> trials = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            trials.add(done("none", seed, 0.70 + 0.01 * seed));
        }
        trials.add(done("kd", 1, 0.74));
        trials.add(
                new Trial(
                        "kd",
                        2,
                        Optional.of(
                                new TrialResult.Failed(
                                        "kd", 2, "the loss term 'kd' is NaN", 3.5, List.of())),
                        epochs(0.4, 1)));
        trials.add(done("kd", 3, 0.76));
        trials.add(done("mnf+csc", 1, 0.78));
        trials.add(new Trial("mnf+csc", 2, Optional.empty(), epochs(0.5, 2)));
        trials.add(new Trial("mnf+csc", 3, Optional.empty(), List.of()));
        return new Benchmark(
                plan(List.of("none", "kd", "mnf+csc"), List.of(1, 2, 3)), trials, "name: digits\n");
    }

    /** One method with one seed, done. */
    public static Benchmark single(String method) {
        return new Benchmark(plan(List.of(method), List.of(7)), List.of(done(method, 7, 0.5)), "");
    }

    /** A trial that ran to its end with a test accuracy. */
    public static Trial done(String method, int seed, double top1) {
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        metrics.put(TOP1.on(Subset.VALIDATION), top1 + 0.02);
        metrics.put(TOP1, top1);
        metrics.put(MetricKey.of(Subset.TEST, "retrieval-map"), top1 / 2);
        metrics.put(MetricKey.of(Subset.TEST, "tagging-dprime"), 2.5);
        TrialResult.Done result =
                new TrialResult.Done(
                        method,
                        seed,
                        metrics,
                        2,
                        new EpochMetrics(3, Map.of(TOP1, top1 - 0.01)),
                        Map.of(),
                        Map.of(TOP1, 0.9),
                        new Cost(10 + seed, 2.5, 94218, 410),
                        false,
                        0,
                        List.of(),
                        Map.of(),
                        Map.of());
        return new Trial(method, seed, Optional.of(result), epochs(top1, 3));
    }

    private static List<EpochRecord> epochs(double top1, int count) {
        List<EpochRecord> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= count; epoch++) {
            epochs.add(
                    new EpochRecord(
                            epoch,
                            Map.of("class", 2.0 / epoch),
                            Map.of("student", 0.001, "distiller", 0.0002),
                            Map.of(TOP1.on(Subset.VALIDATION), top1 * epoch / count),
                            2.5,
                            0.5,
                            0.25));
        }
        return epochs;
    }
}
