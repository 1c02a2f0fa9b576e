package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.internal.Suggestions;

/** What chooses the epoch whose student a trial keeps. */
public sealed interface EpochSelection {

    /**
     * The number of the chosen epoch, counted from 1.
     *
     * @param values the {@link #value} of each epoch, NaN of one that was not judged; there is one
     */
    int chosen(List<Double> values);

    /** The metric whose values on the validation samples are compared; empty if none is. */
    Optional<Metric> metric();

    /** As it is written in an experiment file. */
    String text();

    /**
     * What of an epoch is compared with other epochs; NaN if nothing is.
     *
     * @param metrics the epoch's metrics
     */
    default double value(Map<MetricKey, Double> metrics) {
        return metric().map(metric -> metrics.getOrDefault(onValidation(metric), Double.NaN))
                .orElse(Double.NaN);
    }

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
        public Optional<Metric> metric() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return EvaluationConfig.LAST;
        }
    }

    /**
     * Takes the epoch with the best value of a metric, the earliest of equals.
     *
     * @param by the metric of the validation samples
     */
    record Best(Metric by) implements EpochSelection {

        @Override
        public int chosen(List<Double> values) {
            return best(values, by, 0) + 1;
        }

        @Override
        public Optional<Metric> metric() {
            return Optional.of(by);
        }

        @Override
        public String text() {
            return onValidation(by).toString();
        }

        /** The index of the last value that is better than the best before it by a margin. */
        static int best(List<Double> values, Metric metric, double margin) {
            int best = 0;
            for (int i = 1; i < values.size(); i++) {
                if (metric.isBetter(values.get(i), values.get(best), margin)) {
                    best = i;
                }
            }
            return best;
        }
    }

    /**
     * Reads what is written in an experiment file.
     *
     * @param select a metric of the validation samples, or {@code last}
     * @param metrics what the tasks give
     * @return empty if it is neither
     */
    static Optional<EpochSelection> of(String select, Collection<Metric> metrics) {
        if (select.equals(EvaluationConfig.LAST)) {
            return Optional.of(new Last());
        }
        return metrics.stream()
                .<EpochSelection>map(Best::new)
                .filter(best -> best.text().equals(select))
                .findFirst();
    }

    /** What may be written where the tasks give some metrics. */
    static List<String> choices(Collection<Metric> metrics) {
        List<String> choices =
                new ArrayList<>(List.of(EvaluationConfig.LAST, EvaluationConfig.FOREMOST));
        metrics.forEach(metric -> choices.add(onValidation(metric).toString()));
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

    /** What to say of a metric where there are no validation samples. */
    static String refusalWithoutSamples(String select) {
        return "'%s' judges each epoch on validation samples, but the data set has none; set it to '%s', or map a subset to 'validation'"
                .formatted(select, EvaluationConfig.LAST);
    }

    private static MetricKey onValidation(Metric metric) {
        return MetricKey.of(Subset.VALIDATION, metric.name());
    }
}
