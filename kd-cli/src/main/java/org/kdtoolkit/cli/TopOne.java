package org.kdtoolkit.cli;

import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.result.Declarations;

/** Metrics in one line. */
final class TopOne {

    private TopOne() {}

    /** Top-1 metrics only, as far as there are some: the rest is in the leaderboard. */
    static String text(Map<MetricKey, Double> metrics, Declarations declarations) {
        boolean recognition = metrics.keySet().stream().anyMatch(TopOne::isTopOne);
        return metrics.entrySet().stream()
                .filter(metric -> !recognition || isTopOne(metric.getKey()))
                .map(
                        metric ->
                                metric.getKey()
                                        + " "
                                        + Column.of(metric.getKey(), declarations)
                                                .signed(metric.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static boolean isTopOne(MetricKey key) {
        return key.metric().equals("top1");
    }
}
