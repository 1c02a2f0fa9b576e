package org.kdtoolkit.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.Cost;
import org.kdtoolkit.report.result.EpochMetrics;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.Selection;
import org.kdtoolkit.report.result.TeacherWarning;
import org.kdtoolkit.report.result.Trial;
import org.kdtoolkit.report.result.TrialResult;

/**
 * Results of which all is as awkward as it comes: names as long as a line, names that are markup,
 * values that are no numbers, nearly the same or huge.
 */
final class HostileBenchmark {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final MetricKey TOP1 = MetricKey.of(Subset.TEST, "top1");
    private static final MetricKey OWN =
            MetricKey.of(Subset.TEST, "a-metric-with-a-name-that-is-longer-than-any-column");

    private HostileBenchmark() {}

    static Benchmark of(int methods, int seeds, int epochs) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < methods; i++) {
            names.add(
                    switch (i % 4) {
                        case 0 -> SCRIPT + " " + i;
                        case 1 -> "m" + i;
                        case 2 ->
                                "ein-sehr-langer-Name-ohne-eine-einzige-Leerstelle-WWWWWWWWWW-" + i;
                        default -> "名前が長い方法 with words, %s & \"quotes\" and " + i;
                    });
        }
        List<Integer> all = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            all.add(seed * 1_000_003);
        }
        List<Trial> trials = new ArrayList<>();
        Random random = new Random(5);
        for (String name : names) {
            for (int seed : all) {
                trials.add(trial(name, seed, names.indexOf(name), epochs, random));
            }
        }
        BenchmarkPlan plan =
                new BenchmarkPlan(
                        SCRIPT
                                + " as a name of an"
                                + " experiment-that-is-too-long-for-a-telephone's-width",
                        TOP1,
                        Selection.of("validation/top1"),
                        names,
                        all,
                        Map.of(
                                "Data set",
                                "/a/path/that/goes/on/and/on/and/on/and/on/and/on/to.csv"),
                        List.of(
                                "a note with " + SCRIPT,
                                TeacherWarning.ofOnly("it is right about 3.1% of the samples")),
                        List.of());
        return new Benchmark(plan, trials, "name: '" + SCRIPT + "'\n");
    }

    private static Trial trial(String name, int seed, int index, int epochs, Random random) {
        List<EpochRecord> records = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            records.add(
                    new EpochRecord(
                            epoch,
                            losses(index, epoch),
                            Map.of(),
                            Map.of(TOP1.on(Subset.VALIDATION), 0.5 + random.nextDouble() / 10),
                            1e6,
                            10,
                            1e5));
        }
        if (index > 0 && index % 5 == 0) {
            TrialResult failed =
                    new TrialResult.Failed(
                            name,
                            seed,
                            "a message\nof lines " + "word ".repeat(60),
                            1e7,
                            List.of());
            return new Trial(name, seed, Optional.of(failed), records);
        }
        double value = 0.7 + 1e-6 * random.nextDouble();
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        metrics.put(TOP1.on(Subset.VALIDATION), index == 1 ? Double.NaN : 0.5 + 0.01 * index);
        metrics.put(TOP1, index == 3 ? Double.NaN : value);
        metrics.put(OWN, value);
        return new Trial(
                name,
                seed,
                Optional.of(
                        new TrialResult.Done(
                                name,
                                seed,
                                metrics,
                                1,
                                new EpochMetrics(epochs, Map.of(TOP1, value)),
                                Map.of(),
                                Map.of(TOP1, 0.031),
                                new Cost(1.5e9, 1e6, 86_567_656, 41_000_000),
                                false,
                                0,
                                List.of(),
                                Map.of(),
                                Map.of())),
                records);
    }

    private static Map<String, Double> losses(int index, int epoch) {
        Map<String, Double> losses = new LinkedHashMap<>();
        losses.put("class", index == 2 && epoch > 3 ? Double.NaN : 2.0 / epoch);
        losses.put("huge", 1e12 + epoch);
        losses.put("tiny", 1e-12 * epoch);
        losses.put("below", -1e5 * epoch * (1 + index));
        losses.put("one and the same", 3.0);
        return losses;
    }
}
