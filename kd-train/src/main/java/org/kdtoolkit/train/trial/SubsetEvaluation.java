package org.kdtoolkit.train.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.train.config.ResolvedTask;

/** Judges a student by all tasks, and names the metrics by their subset. */
final class SubsetEvaluation {

    private final List<ResolvedTask> tasks;

    SubsetEvaluation(List<ResolvedTask> tasks) {
        this.tasks = tasks;
    }

    /** A judge by the one task that has a metric. */
    SubsetEvaluation only(String metric) {
        return new SubsetEvaluation(tasks.stream().filter(task -> task.measures(metric)).toList());
    }

    /** A judge by the first task alone. */
    SubsetEvaluation first() {
        return new SubsetEvaluation(tasks.subList(0, 1));
    }

    /** Metric values under names such as {@code test/top1}; empty if there are no samples. */
    Map<String, Double> judge(
            Subset subset, Predictions predictions, Supplier<Predictions> gallery) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (predictions.size() > 0) {
            for (ResolvedTask task : tasks) {
                task.evaluator()
                        .evaluate(predictions, gallery)
                        .forEach((name, value) -> metrics.put(subset.key() + "/" + name, value));
            }
        }
        return metrics;
    }
}
