package org.kdtoolkit.train.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Evidence;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.train.config.ResolvedTask;

/** Judges a student by all tasks. */
final class SubsetEvaluation {

    private final List<ResolvedTask> tasks;
    private final EvidenceSource evidence;
    private final UnaryOperator<MetricKey> whose;

    /**
     * A judge of a network, or of several side by side, by some tasks.
     *
     * @param evidence what the tasks look at
     * @param whose adds to a metric's name whose it is
     */
    SubsetEvaluation(
            List<ResolvedTask> tasks, EvidenceSource evidence, UnaryOperator<MetricKey> whose) {
        this.tasks = tasks;
        this.evidence = evidence;
        this.whose = whose;
    }

    /** A judge of a network by all tasks that it gives something for. */
    static SubsetEvaluation of(
            List<ResolvedTask> tasks, EvidenceSource evidence, JudgedNetwork judged) {
        return new SubsetEvaluation(
                tasks.stream().filter(task -> judged.hasHead() || !task.readsScores()).toList(),
                evidence,
                judged::key);
    }

    /** A judge by the one task that has a metric. */
    SubsetEvaluation only(Metric metric) {
        return new SubsetEvaluation(
                tasks.stream().filter(task -> task.measures(metric)).toList(), evidence, whose);
    }

    /** A judge by the first task alone. */
    SubsetEvaluation first() {
        return new SubsetEvaluation(tasks.subList(0, Math.min(1, tasks.size())), evidence, whose);
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
                measured(task, evidence.of(task, subset, predictions, gallery))
                        .forEach(
                                (name, value) ->
                                        metrics.put(
                                                whose.apply(MetricKey.of(subset, name)), value));
            }
        }
        return metrics;
    }

    private static Map<String, Double> measured(ResolvedTask task, Evidence seen) {
        Map<String, Double> measured =
                Objects.requireNonNullElse(task.evaluator().evaluate(seen), Map.of());
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
