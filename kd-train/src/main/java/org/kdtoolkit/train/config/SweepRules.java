package org.kdtoolkit.train.config;

import static org.kdtoolkit.report.result.SweepPoint.BUDGETS;
import static org.kdtoolkit.train.config.ExperimentKeys.CORRUPTION;
import static org.kdtoolkit.train.config.ExperimentKeys.SWEEP;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.report.result.SweepPoint;

/** A sweep has axes that may be such, and which stand nowhere else. */
final class SweepRules {

    static final KeyPath RATE = SWEEP.child(SweepPoint.RATE);

    private static final KeyPath SEARCH = KeyPath.parse("search");

    private final DocumentReading reading;

    private SweepRules(DocumentReading reading) {
        this.reading = reading;
    }

    /** Reports what is wrong with what could be read, but for the values of the axes. */
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

    /** Whether an axis is about labels as an earlier one is, which stands in its place. */
    static boolean isFurtherBudget(String key, DocumentReading reading) {
        return budgets(reading).indexOf(key) > 0;
    }

    private static List<String> budgets(DocumentReading reading) {
        return reading.keys(SWEEP).stream().filter(BUDGETS::contains).toList();
    }

    private void axis(String key) {
        KeyPath path = SWEEP.child(key);
        SweepKeys.objection(KeyPath.parse(key))
                .ifPresentOrElse(
                        why -> reading.report(path, "'%s' %s".formatted(key, why)),
                        () -> order(key));
        reading.value(path, Space.class)
                .filter(space -> space.size().isEmpty() && !reading.has(SEARCH))
                .ifPresent(
                        range ->
                                reading.report(
                                        path,
                                        "a range has no points of its own: %s; list values, such as [1, 4, 16], or add a 'search' that draws from it"
                                                .formatted(range.text())));
    }

    private void order(String key) {
        undone(key, reading)
                .ifPresent(
                        other ->
                                reading.report(
                                        SWEEP.child(key),
                                        isSameKey(key, other)
                                                ? "there is an axis of the same key already, '%s'; remove one of the two"
                                                        .formatted(other)
                                                : "would undo what the axis '%s' sets; put it before that"
                                                        .formatted(other)));
    }

    /** The earlier axis whose values would be lost when an axis is set after it. */
    static Optional<String> undone(String key, DocumentReading reading) {
        KeyPath axis = SweepKeys.replaced(reading.resolved(KeyPath.parse(key)));
        List<String> axes = reading.keys(SWEEP);
        return axes.subList(0, axes.indexOf(key)).stream()
                .filter(other -> reading.resolved(KeyPath.parse(other)).isWithin(axis))
                .findFirst();
    }

    private boolean isSameKey(String key, String other) {
        return reading.resolved(KeyPath.parse(key)).equals(reading.resolved(KeyPath.parse(other)));
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
