package org.kdtoolkit.api.eval;

import java.util.Objects;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluator measures, as its provider declares it: {@code Metric.fraction("top1")}, {@code
 * Metric.fraction("error-rate").lessIsBetter()}, {@code Metric.number("dprime")}.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class Metric {

    /** What a metric's numbers are. */
    public enum Unit {
        /** From 0 to 1; shown in percent. */
        FRACTION,
        /** Any number; shown as it is. */
        NUMBER,
        /** Seconds. */
        SECONDS
    }

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final String name;
    private final Unit unit;
    private final boolean greaterIsBetter;
    private final boolean headline;
    private final String label;

    private Metric(
            String name, Unit unit, boolean greaterIsBetter, boolean headline, String label) {
        this.name = name;
        this.unit = unit;
        this.greaterIsBetter = greaterIsBetter;
        this.headline = headline;
        this.label = Objects.requireNonNull(label, "label");
    }

    private static Metric of(String name, Unit unit, boolean greaterIsBetter) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a metric is named '%s'; expected lower case letters, digits and '-', beginning with a letter"
                            .formatted(name));
        }
        return new Metric(name, unit, greaterIsBetter, false, name);
    }

    /**
     * A metric of values from 0 to 1, of which the greater are better.
     *
     * @param name in files and on the command line, such as {@code retrieval-map}: lower case
     *     letters, digits and {@code -}, beginning with a letter; unique among an experiment's
     *     tasks
     * @throws IllegalArgumentException if it is no such name
     */
    public static Metric fraction(String name) {
        return of(name, Unit.FRACTION, true);
    }

    /** A metric of plain numbers, of which the greater are better; named as a fraction is. */
    public static Metric number(String name) {
        return of(name, Unit.NUMBER, true);
    }

    /** A metric of seconds, of which fewer are better; named as a fraction is. */
    public static Metric seconds(String name) {
        return of(name, Unit.SECONDS, false);
    }

    /** The same, of which lesser values are better, as of an error rate. */
    public Metric lessIsBetter() {
        return new Metric(name, unit, false, headline, label);
    }

    /** The same, of which greater values are better, as of the seconds until something fails. */
    public Metric greaterIsBetter() {
        return new Metric(name, unit, true, headline, label);
    }

    /**
     * The same as its task's foremost: the one that selects an epoch and that methods are compared
     * by where nothing else is said.
     */
    public Metric headline() {
        return new Metric(name, unit, greaterIsBetter, true, label);
    }

    /**
     * The same under the name that it has in sentences, such as {@code d'}; by default it is called
     * by its name.
     */
    public Metric label(String spoken) {
        return new Metric(name, unit, greaterIsBetter, headline, spoken);
    }

    /** The name, without a subset. */
    public String name() {
        return name;
    }

    /** What it is called in sentences. */
    public String label() {
        return label;
    }

    /** What its numbers are. */
    public Unit unit() {
        return unit;
    }

    /** Whether greater values are better; otherwise lesser ones are. */
    public boolean isGreaterBetter() {
        return greaterIsBetter;
    }

    /** Whether it is its task's foremost. */
    public boolean isHeadline() {
        return headline;
    }

    /** Whether a value is better than another; NaN is never better, and any number is than NaN. */
    public boolean isBetter(double value, double other) {
        return isBetter(value, other, 0);
    }

    /**
     * Whether a value is better than another by more than a margin; NaN is never better, and any
     * number is than NaN.
     *
     * @param margin 0 or more
     */
    public boolean isBetter(double value, double other, double margin) {
        if (Double.isNaN(value) || Double.isNaN(other)) {
            return !Double.isNaN(value);
        }
        return greaterIsBetter ? value > other + margin : value < other - margin;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Metric metric
                && name.equals(metric.name)
                && unit == metric.unit
                && greaterIsBetter == metric.greaterIsBetter
                && headline == metric.headline
                && label.equals(metric.label);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, unit.name(), greaterIsBetter, headline, label);
    }

    @Override
    public String toString() {
        return name;
    }
}
