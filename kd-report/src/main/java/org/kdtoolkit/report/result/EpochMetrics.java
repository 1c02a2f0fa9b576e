package org.kdtoolkit.report.result;

import java.util.Map;

/**
 * The metrics of one epoch.
 *
 * @param epoch the epoch, the first being 1
 * @param metrics values by name, such as {@code test/top1}
 */
public record EpochMetrics(int epoch, Map<String, Double> metrics) {

    /**
     * Copies the metrics.
     *
     * @throws IllegalArgumentException if there can be no such epoch
     */
    public EpochMetrics {
        RequiredValues.atLeast(1, "epoch", epoch);
        metrics = RequiredValues.mapIfAny("metrics", metrics);
    }
}
