package org.kdtoolkit.train.trial;

import java.util.List;
import org.kdtoolkit.train.config.EarlyStoppingConfig;
import org.kdtoolkit.train.config.EvaluationConfig;

/**
 * Chooses an epoch by a validation metric; the earliest of equals.
 *
 * @param metric the metric with its subset, such as {@code validation/top1}, or {@code last}
 */
record EpochSelection(String metric) {

    /** Whether the last epoch is taken, whatever its value. */
    boolean takesLast() {
        return metric.equals(EvaluationConfig.LAST);
    }

    /** The metric without its subset. */
    String metricName() {
        return metric.substring(metric.indexOf('/') + 1);
    }

    /** Whether the last of the epochs is the one to keep so far. */
    boolean choosesLastOf(List<Double> values) {
        return takesLast() || best(values, 0) == values.size() - 1;
    }

    /** The number of the chosen epoch, counted from 1. */
    int chosen(List<Double> values) {
        return takesLast() ? values.size() : best(values, 0) + 1;
    }

    /** Whether the metric has not risen for as long as is borne. */
    static boolean stops(EarlyStoppingConfig config, List<Double> values) {
        int sinceBest = values.size() - 1 - best(values, config.minimumRise());
        return sinceBest >= config.patience();
    }

    private static int best(List<Double> values, double minimumRise) {
        int best = 0;
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i) > values.get(best) + minimumRise) {
                best = i;
            }
        }
        return best;
    }
}
