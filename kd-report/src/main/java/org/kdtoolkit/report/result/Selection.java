package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;

/**
 * What chose the epochs that are reported.
 *
 * @param metric the metric of which each trial's best epoch was taken; empty where the last was
 */
public record Selection(Optional<MetricKey> metric) {

    private static final String LAST = "last";

    /**
     * Reads what {@link #text} writes.
     *
     * @throws IllegalArgumentException if it is neither a metric nor {@code last}
     */
    @JsonCreator
    public static Selection of(String text) {
        return new Selection(
                text.equals(LAST) ? Optional.empty() : Optional.of(MetricKey.parse(text)));
    }

    /** As files have it: {@code validation/top1}, or {@code last}. */
    @JsonValue
    public String text() {
        return metric.map(MetricKey::toString).orElse(LAST);
    }
}
