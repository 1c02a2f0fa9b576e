package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The same metric's key; of several students, with the name of the one that it is of. */
    Optional<MetricKey> key();

    /** As it is written in an experiment file. */
    String text();

    /**
     * What of an epoch is compared with other epochs; NaN if nothing is.
     *
     * @param metrics the epoch's metrics
     */
    default double value(Map<MetricKey, Double> metrics) {
        return key().map(key -> metrics.getOrDefault(key, Double.NaN)).orElse(Double.NaN);
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
        public Optional<MetricKey> key() {
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
     * @param student whose, if it is one of several students'
     */
    record Best(Metric by, Optional<String> student) implements EpochSelection {

        /** By a metric of an only student. */
        public Best(Metric by) {
            this(by, Optional.empty());
        }

        @Override
        public int chosen(List<Double> values) {
            return best(values, by, 0) + 1;
        }

        @Override
        public Optional<Metric> metric() {
            return Optional.of(by);
        }

        @Override
        public Optional<MetricKey> key() {
            MetricKey key = MetricKey.of(Subset.VALIDATION, by.name());
            return Optional.of(student.map(key::ofNetwork).orElse(key));
        }

        @Override
        public String text() {
            return key().orElseThrow().toString();
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
     * @param students the names of several students; none of an only one
     * @return empty if it is neither
     */
    static Optional<EpochSelection> of(
            String select, Collection<Metric> metrics, Collection<String> students) {
        if (select.equals(EvaluationConfig.LAST)) {
            return Optional.of(new Last());
        }
        return metrics.stream()
                .flatMap(metric -> bests(metric, students))
                .filter(best -> best.text().equals(select))
                .findFirst();
    }

    private static Stream<EpochSelection> bests(Metric metric, Collection<String> students) {
        return students.isEmpty()
                ? Stream.of(new Best(metric))
                : students.stream().map(name -> new Best(metric, Optional.of(name)));
    }

    /**
     * What may be written where the tasks give some metrics.
     *
     * @param students the names of several students; none of an only one
     */
    static List<String> choices(Collection<Metric> metrics, Collection<String> students) {
        List<String> choices =
                new ArrayList<>(List.of(EvaluationConfig.LAST, EvaluationConfig.FOREMOST));
        metrics.stream()
                .flatMap(metric -> bests(metric, students))
                .forEach(best -> choices.add(best.text()));
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
}
