package org.kdtoolkit.train.config;

import static org.kdtoolkit.report.result.SweepPoint.BUDGETS;
import static org.kdtoolkit.report.result.SweepPoint.COUNT;
import static org.kdtoolkit.report.result.SweepPoint.PER_CLASS;
import static org.kdtoolkit.report.result.SweepPoint.SHARE;
import static org.kdtoolkit.train.config.ExperimentKeys.CORRUPTION;
import static org.kdtoolkit.train.config.ExperimentKeys.SWEEP;

import java.util.List;
import java.util.stream.Stream;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * A sweep has axes that are known, with values that their keys may have, and which stand nowhere
 * else.
 */
final class SweepRules {

    static final KeyPath RATE = SWEEP.child(SweepPoint.RATE);

    private static final List<String> KNOWN =
            Stream.concat(BUDGETS.stream(), Stream.of(SweepPoint.RATE)).toList();

    private final DocumentReading reading;

    private SweepRules(DocumentReading reading) {
        this.reading = reading;
    }

    /** Reports what is wrong with what could be read. */
    static void check(DocumentReading reading) {
        SweepRules rules = new SweepRules(reading);
        reading.keys(SWEEP).forEach(rules::axis);
        rules.oneBudget();
        if (variesLabels(reading)) {
            BUDGETS.forEach(key -> rules.refuseFixed(KeyPath.parse(key), budgets(reading).get(0)));
        }
        if (reading.has(RATE)) {
            rules.corruption();
        }
    }

    /** Whether a sweep varies how many training samples have labels. */
    static boolean variesLabels(DocumentReading reading) {
        return !budgets(reading).isEmpty();
    }

    private static List<String> budgets(DocumentReading reading) {
        return reading.keys(SWEEP).stream().filter(BUDGETS::contains).toList();
    }

    private void axis(String key) {
        KeyPath path = SWEEP.child(key);
        if (!KNOWN.contains(key)) {
            reading.report(
                    path,
                    "there is no axis '%s'%s (axes: %s)"
                            .formatted(
                                    key,
                                    Suggestions.didYouMean(key, KNOWN),
                                    String.join(", ", KNOWN)));
            return;
        }
        List<KeyPath> values = reading.entries(path);
        if (values.isEmpty() && reading.value(path, List.class).isPresent()) {
            reading.report(path, "expected at least one value; remove the axis, or add one");
        }
        values.forEach(
                value ->
                        reading.value(value, Double.class)
                                .filter(number -> !fits(key, number))
                                .ifPresent(
                                        number ->
                                                reading.report(
                                                        value,
                                                        "expected %s, found %s"
                                                                .formatted(
                                                                        expected(key), number))));
    }

    private static boolean fits(String key, double value) {
        return switch (key) {
            case COUNT, PER_CLASS ->
                    value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value);
            case SHARE -> value > 0 && value <= 1;
            default -> Double.compare(value, 0) >= 0 && value <= 1; // -0.0 is 0.0 once more
        };
    }

    private static String expected(String key) {
        return switch (key) {
            case COUNT, PER_CLASS -> "a whole number of at least 1";
            case SHARE -> "a number greater than 0 and at most 1";
            default -> "a number of at least 0 and at most 1";
        };
    }

    private void oneBudget() {
        List<String> budgets = budgets(reading);
        budgets.stream()
                .skip(1)
                .forEach(
                        further ->
                                reading.report(
                                        SWEEP.child(further),
                                        "there is the axis '%s' already; remove one of the two"
                                                .formatted(budgets.get(0))));
    }

    private void corruption() {
        if (!reading.has(CORRUPTION)) {
            reading.report(
                    RATE,
                    "varies the rate of a corruption, but the file has none; add one, such as"
                            + " 'corruption: {type: swap}'");
        }
        refuseFixed(CORRUPTION.child("rate"), SweepPoint.RATE);
        if (!reading.entries(CORRUPTION.child("rates")).isEmpty()) {
            refuseFixed(CORRUPTION.child("rates"), SweepPoint.RATE);
        }
    }

    private void refuseFixed(KeyPath fixed, String axis) {
        if (reading.has(fixed)) {
            reading.report(
                    fixed, "the sweep has the axis '%s'; remove one of the two".formatted(axis));
        }
    }
}
