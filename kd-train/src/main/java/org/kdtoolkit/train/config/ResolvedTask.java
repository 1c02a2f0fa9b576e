package org.kdtoolkit.train.config;

import java.util.List;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.Metric;

/**
 * A task that students are judged by.
 *
 * @param evaluator judges
 * @param metrics what it measures
 */
public record ResolvedTask(Evaluator evaluator, List<Metric> metrics) {

    /** Copies the list. */
    public ResolvedTask {
        metrics = List.copyOf(metrics);
    }

    /** Whether it measures a metric of that name. */
    public boolean measures(String metric) {
        return metrics.stream().map(Metric::name).anyMatch(metric::equals);
    }
}
