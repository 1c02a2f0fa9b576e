package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.report.result.DeclaredMetric;

/**
 * A task that students are judged by.
 *
 * @param name the name of the evaluator's provider
 * @param evaluator judges
 * @param metrics what it measures, in the order in which tables show it
 * @param readsScores whether it needs class scores, which a network without a trained head lacks
 * @param readsViews whether it looks at the single views of samples
 * @param teacher whom it compares students with; empty if it asks no teacher
 * @param beside the students whose embeddings it judges side by side; empty if it judges each
 *     network by itself
 */
public record ResolvedTask(
        String name,
        Evaluator evaluator,
        List<Metric> metrics,
        boolean readsScores,
        boolean readsViews,
        Optional<String> teacher,
        Optional<List<String>> beside) {

    /** Copies the list. */
    public ResolvedTask {
        metrics = List.copyOf(metrics);
    }

    /** What it measures, as results keep it. */
    List<DeclaredMetric> declared() {
        return metrics.stream().map(metric -> DeclaredMetric.of(name, metric)).toList();
    }

    /** Whether it measures a metric. */
    public boolean measures(Metric metric) {
        return metrics.contains(metric);
    }
}
