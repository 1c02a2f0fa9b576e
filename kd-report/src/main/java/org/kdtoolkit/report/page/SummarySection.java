package org.kdtoolkit.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.TrialResult;

/** What was compared, and how. */
final class SummarySection {

    private SummarySection() {}

    /** What is to be said of the benchmark as a whole, and the trials that failed. */
    static Notes notes(Benchmark benchmark) {
        return new Notes(
                benchmark.warnings(),
                benchmark.notes(),
                benchmark.failed().stream()
                        .map(
                                trial ->
                                        "%s, seed %d failed: %s"
                                                .formatted(
                                                        trial.method(),
                                                        trial.seed(),
                                                        trial.error()))
                        .toList());
    }

    static Section render(Benchmark benchmark) {
        BenchmarkPlan plan = benchmark.plan();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Methods", String.join(", ", plan.methods()));
        facts.put(
                "Seeds",
                plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        facts.putAll(plan.facts());
        facts.put("Teacher’s own metrics", teacher(benchmark));
        facts.put("Epoch reported", selection(plan));
        facts.put("Batch-norm statistics", batchNorm(benchmark.done()));
        facts.put("Trials", progress(benchmark));
        return Section.of("Set-up", Facts.of(facts));
    }

    /** The teacher's own metrics in a line. */
    static String teacher(Benchmark benchmark) {
        Map<MetricKey, Double> teacher = benchmark.teacher();
        Declarations known = benchmark.plan().declarations();
        return teacher.isEmpty()
                ? "not known"
                : teacher.entrySet().stream()
                        .map(
                                metric ->
                                        metric.getKey()
                                                + " "
                                                + value(
                                                        Column.of(metric.getKey(), known),
                                                        metric.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String value(Column column, double value) {
        return Double.isNaN(value)
                ? column.text(value)
                : (column.text(value) + " " + column.sign()).strip();
    }

    private static String selection(BenchmarkPlan plan) {
        return plan.select()
                .metric()
                .map(
                        key ->
                                "the one with the %s %s of each trial"
                                        .formatted(
                                                plan.declarations().of(key).greaterIsBetter()
                                                        ? "greatest"
                                                        : "least",
                                                key))
                .orElse("the last of each trial");
    }

    private static String batchNorm(List<TrialResult.Done> done) {
        long again = done.stream().filter(TrialResult.Done::reEstimatedBatchNorm).count();
        if (done.isEmpty()) {
            return "not known yet";
        }
        if (again == 0) {
            return "as training left them";
        }
        return again == done.size()
                ? "re-estimated on the training samples before evaluation"
                : "re-estimated on the training samples in %d of %d trials"
                        .formatted(again, done.size());
    }

    private static String progress(Benchmark benchmark) {
        int all = benchmark.trials().size();
        int ended = benchmark.results().size();
        return "%d done, %d failed, %d not finished"
                .formatted(benchmark.done().size(), benchmark.failed().size(), all - ended);
    }
}
