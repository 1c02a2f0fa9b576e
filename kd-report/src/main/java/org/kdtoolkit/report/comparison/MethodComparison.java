package org.kdtoolkit.report.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One method of two runs.
 *
 * @param method its name; that of the first where two trials of others are compared
 * @param other its name in the second run
 * @param samples how many samples it was scored on: those that all trials of both runs judged, and
 *     whose labels are the same in both
 * @param onlyA how many others the first run alone has judged
 * @param onlyB how many others the second run alone has judged
 * @param otherLabels how many both have judged with different labels; they are left out
 * @param figures the metrics of the pairs of trials by name
 * @param agreement by the first run's seed; empty of samples with several classes
 */
public record MethodComparison(
        String method,
        String other,
        int samples,
        int onlyA,
        int onlyB,
        int otherLabels,
        Map<String, Figures> figures,
        Map<Integer, Agreement> agreement) {

    /** Keeps the maps' order. */
    public MethodComparison {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        agreement = Collections.unmodifiableMap(new LinkedHashMap<>(agreement));
    }

    /**
     * A metric, by the first run's seed.
     *
     * @param a of the first run
     * @param b of the second
     * @param sentence what may be said of the second beside the first; empty of a single pair
     */
    public record Figures(
            Map<Integer, Double> a,
            Map<Integer, Double> b,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String sentence) {

        /** The mean of the first run's figures. */
        public double meanA() {
            return mean(a);
        }

        /** The mean of the second run's figures. */
        public double meanB() {
            return mean(b);
        }

        private static double mean(Map<Integer, Double> values) {
            return values.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(Double.NaN);
        }
    }
}
