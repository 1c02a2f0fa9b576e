package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One point of a sweep: a value of each axis. It is a benchmark of its own.
 *
 * @param at the value of each axis by its key, in the order of the axes; keys are those of the
 *     experiment file, such as {@code corruption.rate}
 * @param labelled how many training samples have labels there; empty where no axis is about that,
 *     or the data have not told yet
 */
public record SweepPoint(Map<String, Double> at, OptionalInt labelled) {

    /** The axis of the share of training samples that a corruption hits. */
    public static final String RATE = "corruption.rate";

    /** The axis of the folds of a data set. */
    public static final String FOLD = "dataset.fold";

    /** The axis of how many training samples keep their labels. */
    public static final String COUNT = "dataset.labels.count";

    /** The axis of the share of training samples that keep their labels. */
    public static final String SHARE = "dataset.labels.share";

    /** The axis of how many training samples of each class keep their labels. */
    public static final String PER_CLASS = "dataset.labels.per-class";

    /** All axes that are about labels; a sweep has one of them at most. */
    public static final List<String> BUDGETS = List.of(COUNT, SHARE, PER_CLASS);

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if there is no axis, or a value is not finite
     */
    public SweepPoint {
        at = RequiredValues.mapIfAny("at", at);
        if (at.isEmpty()) {
            throw new IllegalArgumentException("no 'at'");
        }
        at.forEach(
                (key, value) -> {
                    if (!Double.isFinite(value)) {
                        throw new IllegalArgumentException(
                                "'%s' is %s, expected a finite number".formatted(key, value));
                    }
                });
    }

    /** A rate of a corruption, where that is the only axis. */
    public static SweepPoint atRate(double rate) {
        return new SweepPoint(Map.of(RATE, rate), OptionalInt.empty());
    }

    /** The same, where the data have told how many training samples have labels. */
    public SweepPoint withLabelled(int samples) {
        return new SweepPoint(at, OptionalInt.of(samples));
    }

    /** The share of training samples that a corruption hits; empty where no axis is about that. */
    public OptionalDouble rate() {
        return at.containsKey(RATE) ? OptionalDouble.of(at.get(RATE)) : OptionalDouble.empty();
    }

    /** The fold of the data set, from 1; empty where no axis is about that. */
    public OptionalInt fold() {
        return at.containsKey(FOLD) ? OptionalInt.of(at.get(FOLD).intValue()) : OptionalInt.empty();
    }

    /** Whether an axis is about how many training samples have labels. */
    public boolean hasBudget() {
        return at.keySet().stream().anyMatch(BUDGETS::contains);
    }

    /** The values of the other axes. */
    public Map<String, Double> without(Collection<String> axes) {
        Map<String, Double> rest = new LinkedHashMap<>(at);
        axes.forEach(rest::remove);
        return Collections.unmodifiableMap(rest);
    }

    /** The name of the benchmark's folder in that of the sweep: {@code count-20_rate-0.5}. */
    public String folder() {
        return at.entrySet().stream()
                .map(value -> name(value.getKey()) + "-" + number(value.getValue()))
                .collect(Collectors.joining("_"));
    }

    /** The point in a few words: {@code 20 labels, rate 0.5}. */
    public String text() {
        return at.entrySet().stream()
                .map(value -> text(value.getKey(), value.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** A value as people write it: {@code 0.3}. */
    public static String number(double value) {
        return BigDecimal.valueOf(value + 0.0).stripTrailingZeros().toPlainString();
    }

    private String text(String axis, double value) {
        return BUDGETS.contains(axis) && labelled.isPresent()
                ? budget(labelled.getAsInt())
                : name(axis) + " " + number(value);
    }

    /** So many labels, in words: {@code 1,000 labels}. */
    public static String budget(int labels) {
        return String.format(Locale.ROOT, "%,d label%s", labels, labels == 1 ? "" : "s");
    }

    /** What an axis is called for short: the last part of its key. */
    private static String name(String axis) {
        return axis.substring(axis.lastIndexOf('.') + 1);
    }

    /**
     * What stands in a file.
     *
     * @throws IllegalArgumentException if the folder is not the one that the point has by
     *     convention
     */
    @JsonCreator
    static SweepPoint of(Entry entry) {
        SweepPoint point =
                entry.rate() == null
                        ? new SweepPoint(
                                entry.at(),
                                entry.labelled() == null
                                        ? OptionalInt.empty()
                                        : OptionalInt.of(entry.labelled()))
                        : atRate(entry.rate());
        if (point.hasBudget()) {
            RequiredValues.present("labelled", entry.labelled());
        }
        if (!point.folder().equals(entry.folder())) {
            throw new IllegalArgumentException(
                    "'folder' is '%s', expected '%s'".formatted(entry.folder(), point.folder()));
        }
        return point;
    }

    @JsonValue
    Entry entry() {
        boolean rateAlone = at.keySet().equals(Set.of(RATE));
        return new Entry(
                rateAlone ? at.get(RATE) : null,
                rateAlone ? null : at,
                labelled.isPresent() ? labelled.getAsInt() : null,
                folder());
    }

    /**
     * A point in a file. Of a sweep over rates alone, the rate is a key of its own.
     *
     * @param rate the only value
     * @param at the values by axis
     * @param labelled how many training samples have labels
     * @param folder where the benchmark is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(Double rate, Map<String, Double> at, Integer labelled, String folder) {}
}
