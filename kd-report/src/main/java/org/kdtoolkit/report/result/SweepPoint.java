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
 * @param names what values are called in the folder's name and in texts, by key, where others of
 *     the axis have the same text
 * @param labelled how many training samples have labels there; empty where no axis is about that,
 *     or the data have not told yet
 */
public record SweepPoint(
        Map<String, PointValue> at, Map<String, String> names, OptionalInt labelled) {

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

    /** Axes whose values are decimal numbers on file, as they were before there were others. */
    private static final List<String> DECIMALS = List.of(RATE, FOLD, COUNT, SHARE, PER_CLASS);

    /**
     * Copies the maps.
     *
     * @throws IllegalArgumentException if there is no axis, a value is not finite, or the value of
     *     a rate, fold or budget is no number
     */
    public SweepPoint {
        at = RequiredValues.mapIfAny("at", at);
        if (at.isEmpty()) {
            throw new IllegalArgumentException("no 'at'");
        }
        Map<String, PointValue> values = new LinkedHashMap<>(at);
        DECIMALS.forEach(key -> values.computeIfPresent(key, SweepPoint::decimal));
        at = Collections.unmodifiableMap(values);
        names = RequiredValues.mapIfAny("names", names);
    }

    private static PointValue decimal(String key, PointValue value) {
        return PointValue.of(
                value.number()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'%s' is %s, expected a number"
                                                        .formatted(key, value))));
    }

    /** A point whose values go by their own text. */
    public SweepPoint(Map<String, PointValue> at, OptionalInt labelled) {
        this(at, Map.of(), labelled);
    }

    /** A point of numbers alone. */
    public static SweepPoint ofNumbers(Map<String, Double> at, OptionalInt labelled) {
        Map<String, PointValue> values = new LinkedHashMap<>();
        at.forEach((key, value) -> values.put(key, PointValue.of(value)));
        return new SweepPoint(values, labelled);
    }

    /** A rate of a corruption, where that is the only axis. */
    public static SweepPoint atRate(double rate) {
        return new SweepPoint(Map.of(RATE, PointValue.of(rate)), OptionalInt.empty());
    }

    /** The same, where the data have told how many training samples have labels. */
    public SweepPoint withLabelled(int samples) {
        return new SweepPoint(at, names, OptionalInt.of(samples));
    }

    /** The share of training samples that a corruption hits; empty where no axis is about that. */
    public OptionalDouble rate() {
        return number(RATE);
    }

    /** The fold of the data set, from 1; empty where no axis is about that. */
    public OptionalInt fold() {
        OptionalDouble fold = number(FOLD);
        return fold.isPresent() ? OptionalInt.of((int) fold.getAsDouble()) : OptionalInt.empty();
    }

    /** Whether an axis is about anything but rates, folds and label budgets. */
    public boolean hasOtherAxes() {
        return !DECIMALS.containsAll(at.keySet());
    }

    /** The value of an axis, if it is a number. */
    public OptionalDouble number(String axis) {
        return at.containsKey(axis) ? at.get(axis).number() : OptionalDouble.empty();
    }

    /** Whether an axis is about how many training samples have labels. */
    public boolean hasBudget() {
        return at.keySet().stream().anyMatch(BUDGETS::contains);
    }

    /** The values of the other axes. */
    public Map<String, PointValue> without(Collection<String> axes) {
        Map<String, PointValue> rest = new LinkedHashMap<>(at);
        axes.forEach(rest::remove);
        return Collections.unmodifiableMap(rest);
    }

    /** The name of the benchmark's folder in that of the sweep: {@code count-20_rate-0.5}. */
    public String folder() {
        Map<String, String> words = AxisNames.of(at.keySet());
        return FolderText.whole(
                at.keySet().stream()
                        .map(key -> words.get(key) + "-" + FolderText.part(value(key)))
                        .collect(Collectors.joining("_")));
    }

    /** The point in a few words: {@code 20 labels, rate 0.5}. */
    public String text() {
        Map<String, String> words = AxisNames.of(at.keySet());
        return at.keySet().stream()
                .map(key -> text(key, words.get(key)))
                .collect(Collectors.joining(", "));
    }

    /** The value of an axis in a few words, by which it differs from the axis' others. */
    public String value(String key) {
        if (names.containsKey(key)) {
            return names.get(key);
        }
        return DECIMALS.contains(key)
                ? number(at.get(key).number().orElseThrow())
                : at.get(key).text();
    }

    /** A value's text as it stands in a folder's name. */
    public static String folder(String value) {
        return FolderText.part(value);
    }

    /** What axes are called for short, by their keys. */
    public Map<String, String> axes() {
        return AxisNames.of(at.keySet());
    }

    /** A value as people write it: {@code 0.3}. */
    public static String number(double value) {
        return BigDecimal.valueOf(value + 0.0).stripTrailingZeros().toPlainString();
    }

    private String text(String axis, String word) {
        // other axes may be data sets, of which a share is another number of labels
        return BUDGETS.contains(axis) && labelled.isPresent() && !hasOtherAxes()
                ? budget(labelled.getAsInt())
                : word + " " + value(axis);
    }

    /** So many labels, in words: {@code 1,000 labels}. */
    public static String budget(int labels) {
        return String.format(Locale.ROOT, "%,d label%s", labels, labels == 1 ? "" : "s");
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
                                entry.names(),
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
                rateAlone ? rate().getAsDouble() : null,
                rateAlone ? null : at,
                names.isEmpty() ? null : names,
                labelled.isPresent() ? labelled.getAsInt() : null,
                folder());
    }

    /**
     * A point in a file. Of a sweep over rates alone, the rate is a key of its own.
     *
     * @param rate the only value
     * @param at the values by axis
     * @param names what values are called, where their text does not tell them apart
     * @param labelled how many training samples have labels
     * @param folder where the benchmark is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            Double rate,
            Map<String, PointValue> at,
            Map<String, String> names,
            Integer labelled,
            String folder) {}
}
