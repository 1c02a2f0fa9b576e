package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.internal.Suggestions;

/** What chooses the epoch whose student a trial keeps. */
public sealed interface EpochSelection {

    /**
     * The number of the chosen epoch, counted from 1.
     *
     * @param values the {@link #value} of each epoch; there is one
     */
    int chosen(List<Double> values);

    /**
     * What of an epoch is compared with other epochs; NaN if nothing is.
     *
     * @param metrics the epoch's metrics under names such as {@code validation/top1}
     */
    double value(Map<String, Double> metrics);

    /** As it is written in an experiment file. */
    String text();

    /** Whether the last of the epochs is the one to keep so far. */
    default boolean choosesLastOf(List<Double> values) {
        return chosen(values) == values.size();
    }

    /** Takes the last epoch, whatever it is worth. */
    record Last() implements EpochSelection {

        @Override
        public int chosen(List<Double> values) {
            return values.size();
        }

        @Override
        public double value(Map<String, Double> metrics) {
            return Double.NaN;
        }

        @Override
        public String text() {
            return EvaluationConfig.LAST;
        }
    }

    /**
     * Takes the epoch with the greatest value of a metric, the earliest of equals.
     *
     * @param metric the metric of the validation samples, such as {@code top1}
     */
    record Best(String metric) implements EpochSelection {

        @Override
        public int chosen(List<Double> values) {
            return best(values, 0) + 1;
        }

        @Override
        public double value(Map<String, Double> metrics) {
            return metrics.getOrDefault(text(), Double.NaN);
        }

        @Override
        public String text() {
            return PREFIX + metric;
        }

        /** The index of the last value that exceeds the best before it by a rise. */
        static int best(List<Double> values, double rise) {
            int best = 0;
            for (int i = 1; i < values.size(); i++) {
                if (values.get(i) > values.get(best) + rise) {
                    best = i;
                }
            }
            return best;
        }
    }

    /** What stands before the metrics that may select. */
    String PREFIX = Subset.VALIDATION.key() + "/";

    /**
     * Reads what is written in an experiment file.
     *
     * @param select a metric of the validation samples, or {@code last}
     * @param metrics what the tasks give, without a subset
     * @return empty if it is neither
     */
    static Optional<EpochSelection> of(String select, Collection<String> metrics) {
        if (select.equals(EvaluationConfig.LAST)) {
            return Optional.of(new Last());
        }
        return metrics.stream()
                .<EpochSelection>map(Best::new)
                .filter(best -> best.text().equals(select))
                .findFirst();
    }

    /** What may be written where the tasks give some metrics. */
    static List<String> choices(Collection<String> metrics) {
        List<String> choices =
                new ArrayList<>(List.of(EvaluationConfig.LAST, EvaluationConfig.FOREMOST));
        metrics.forEach(metric -> choices.add(PREFIX + metric));
        return choices;
    }

    /**
     * What to say of something else.
     *
     * @param select what is written
     * @param choices what may be written
     * @param source what gives the metrics among these
     */
    static String refusal(String select, Collection<String> choices, String source) {
        return "expected one of %s, which %s give, found '%s'%s"
                .formatted(
                        String.join(", ", choices),
                        source,
                        select,
                        Suggestions.didYouMean(select, choices));
    }
}
