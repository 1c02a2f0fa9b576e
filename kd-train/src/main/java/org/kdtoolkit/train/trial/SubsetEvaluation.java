package org.kdtoolkit.train.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.train.config.ResolvedTask;

/** Judges a student by all tasks. */
final class SubsetEvaluation {

    private final List<ResolvedTask> tasks;

    SubsetEvaluation(List<ResolvedTask> tasks) {
        this.tasks = tasks;
    }

    /** A judge by the one task that has a metric. */
    SubsetEvaluation only(Metric metric) {
        return new SubsetEvaluation(tasks.stream().filter(task -> task.measures(metric)).toList());
    }

    /** A judge by the first task alone. */
    SubsetEvaluation first() {
        return new SubsetEvaluation(tasks.subList(0, 1));
    }

    /**
     * The metrics of a subset, in the order in which they are declared; empty if there are no
     * samples.
     *
     * @throws ConfigurationException if a task measures something else than its provider declares
     */
    Map<MetricKey, Double> judge(
            Subset subset, Predictions predictions, Supplier<Predictions> gallery) {
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        if (predictions.size() > 0) {
            for (ResolvedTask task : tasks) {
                measured(task, predictions, gallery)
                        .forEach((name, value) -> metrics.put(MetricKey.of(subset, name), value));
            }
        }
        return metrics;
    }

    private static Map<String, Double> measured(
            ResolvedTask task, Predictions predictions, Supplier<Predictions> gallery) {
        Map<String, Double> measured = task.evaluator().evaluate(predictions, gallery);
        Map<String, Double> ordered = new LinkedHashMap<>();
        task.metrics().forEach(metric -> ordered.put(metric.name(), measured.get(metric.name())));
        if (ordered.containsValue(null) || !measured.keySet().equals(ordered.keySet())) {
            throw new ConfigurationException(
                    "the task '%s' measured %s, but its provider declares %s; tell its author"
                            .formatted(task.name(), new TreeMap<>(measured), task.metrics()));
        }
        return ordered;
    }
}
