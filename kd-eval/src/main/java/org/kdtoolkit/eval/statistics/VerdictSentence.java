package org.kdtoolkit.eval.statistics;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.kdtoolkit.api.eval.Metric;

/** A verdict in plain words, with as few digits as tell its numbers from 0. */
final class VerdictSentence {

    private static final int MOST_DIGITS = 4;

    private final ComparisonRules rules;
    private final boolean percent;

    private VerdictSentence(ComparisonRules rules) {
        this.rules = rules;
        this.percent = rules.metric().unit() == Metric.Unit.FRACTION;
    }

    static String of(Verdict verdict) {
        if (verdict instanceof Verdict.Better better) {
            return "better: " + shown(better.figures());
        }
        if (verdict instanceof Verdict.Worse worse) {
            return "worse: " + shown(worse.figures());
        }
        return verdict instanceof Verdict.NoDifference none
                ? new VerdictSentence(none.figures().rules()).none(none)
                : unknown((Verdict.Unknown) verdict);
    }

    private static String shown(Tested figures) {
        VerdictSentence sentence = new VerdictSentence(figures.rules());
        return "%s, %s%s"
                .formatted(
                        sentence.found(figures.comparison()),
                        probability(figures.corrected()),
                        figures.family() > 1 ? " after correction" : "");
    }

    /** The difference with its interval. */
    private String found(PairedComparison found) {
        int digits = digits(found.difference(), found.low(), found.high());
        return "%s, 95%% interval %s to %s"
                .formatted(
                        difference(found.difference(), digits, "+"),
                        number(found.low(), digits, ""),
                        number(found.high(), digits, ""));
    }

    private String none(Verdict.NoDifference none) {
        PairedComparison found = none.figures().comparison();
        if (found.isWithoutSpread()) {
            return "no difference: the same values with each of the " + found.pairs() + " seeds";
        }
        String opening =
                found.pValue() < ComparisonRules.LEVEL
                        ? "no difference shown after correction (%s)"
                                .formatted(probability(none.figures().corrected()))
                        : "no difference shown";
        return "%s; %s (found: %s)".formatted(opening, power(none), found(found));
    }

    private String power(Verdict.NoDifference none) {
        int pairs = none.figures().comparison().pairs();
        Power power = none.power();
        if (rules.smallest().isEmpty()) {
            double smallest = power.smallest();
            return "%d seeds would show %s with 80%% power"
                    .formatted(pairs, difference(smallest, digits(smallest), ""));
        }
        double smallest = rules.smallest().get();
        String amount = difference(smallest, wholeDigits(smallest), "");
        double now = power.of(smallest, pairs);
        if (now >= ComparisonRules.POWER) {
            return "%d seeds would show %s with %s power"
                    .formatted(pairs, amount, now > 0.99 ? "over 99%" : percent(now));
        }
        OptionalInt enough = power.seedsFor(smallest);
        return (enough.isPresent()
                        ? enough.getAsInt() + " seeds would show "
                        : "more than " + Power.MOST_SEEDS + " seeds would be needed to show ")
                + amount
                + " with 80% power";
    }

    private static String unknown(Verdict.Unknown unknown) {
        VerdictSentence sentence = new VerdictSentence(unknown.rules());
        return "can't tell: "
                + switch (unknown.reason()) {
                    case NO_COMMON_SEED -> "no seed has a value of both";
                    case ONE_SEED -> "one seed says nothing about the spread between seeds";
                    case NO_SPREAD -> {
                        double difference = unknown.comparison().orElseThrow().difference();
                        yield "%s with each of the %d seeds, so that the spread is unknown"
                                .formatted(
                                        sentence.difference(
                                                difference, sentence.digits(difference), "+"),
                                        unknown.pairs());
                    }
                    case TOO_FEW_FOR_WILCOXON ->
                            "Wilcoxon's test shows nothing with fewer than %d seeds, found %d"
                                    .formatted(SignedRanks.LEAST_PAIRS, unknown.pairs());
                };
    }

    /** A difference in points, seconds, or the metric's own numbers. */
    private String difference(double value, int digits, String flag) {
        return number(value, digits, flag)
                + switch (rules.metric().unit()) {
                    case FRACTION -> Math.abs(value) == 0.01 && digits == 0 ? " point" : " points";
                    case SECONDS -> " s";
                    case NUMBER -> "";
                };
    }

    private String number(double value, int digits, String flag) {
        // adding 0 makes 0 of -0
        return String.format(
                Locale.ROOT, "%" + flag + "." + digits + "f", (percent ? 100 : 1) * value + 0.0);
    }

    /** The fewest digits that let no value that is not 0 look like 0. */
    private int digits(double... values) {
        int digits = percent ? 1 : 2;
        while (digits < MOST_DIGITS && looksLikeNothing(digits, values)) {
            digits++;
        }
        return digits;
    }

    private boolean looksLikeNothing(int digits, double... values) {
        double half = 0.5 * Math.pow(10, -digits) / (percent ? 100 : 1);
        return DoubleStream.of(values).map(Math::abs).anyMatch(v -> v != 0 && v < half);
    }

    /** The fewest digits that say a chosen number as it was chosen. */
    private int wholeDigits(double value) {
        double shown = percent ? 100 * value : value;
        int digits = 0;
        while (digits < MOST_DIGITS
                && Math.abs(shown * Math.pow(10, digits) - Math.rint(shown * Math.pow(10, digits)))
                        > 1e-6) {
            digits++;
        }
        return digits;
    }

    private static String percent(double share) {
        return Math.round(100 * share) + "%";
    }

    /** A p-value with three digits. */
    private static String probability(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }
}
