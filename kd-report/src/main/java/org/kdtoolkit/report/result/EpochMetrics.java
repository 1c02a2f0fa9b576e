package org.kdtoolkit.report.result;

import java.util.Map;
import org.kdtoolkit.api.eval.MetricKey;

/**
 * The metrics of one epoch.
 *
 * @param epoch the epoch, the first being 1; 0 where there was none
 * @param metrics what it was worth
 */
public record EpochMetrics(int epoch, Map<MetricKey, Double> metrics) {

    /**
     * Copies the metrics.
     *
     * @throws IllegalArgumentException if there can be no such epoch
     */
    public EpochMetrics {
        RequiredValues.atLeast(0, "epoch", epoch);
        metrics = RequiredValues.mapIfAny("metrics", metrics);
    }
}
