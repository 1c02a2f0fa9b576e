package org.kdtoolkit.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kdtoolkit.eval.statistics.Comparisons.Comparison;
import org.kdtoolkit.eval.statistics.PairedComparison;
import org.kdtoolkit.eval.statistics.Tested;
import org.kdtoolkit.eval.statistics.Verdict;
import org.kdtoolkit.report.leaderboard.Column;

/**
 * How differences of a metric stand in tables.
 *
 * @param metric what they are of
 */
record DifferenceFormat(Column metric) {

    /** What the cells of {@link #cells} are. */
    static final List<String> HEADER =
            List.of("seeds of both", "difference", "95 % interval", "p", "effect", "verdict");

    private static final Cell NONE = Cell.text("–");

    /** What values are multiplied by. */
    double factor() {
        return Unit.of(metric).factor();
    }

    /** The unit of a difference. */
    String points() {
        return switch (metric.declared().unit()) {
            case FRACTION -> "percentage points";
            case NUMBER -> "its own unit";
            case SECONDS -> "seconds";
        };
    }

    /** What is to be said where less is better, as a sentence with a blank before it. */
    String direction() {
        return metric.metric().isGreaterBetter()
                ? ""
                : " Less is better: where the difference is negative, the method is the better"
                        + " one.";
    }

    /** A difference in the metric's numbers, with its sign. */
    String signed(double value) {
        return String.format(Locale.ROOT, metric.percent() ? "%+.1f" : "%+.2f", value * factor());
    }

    /** A comparison's cells. */
    List<Cell> cells(Comparison comparison) {
        Verdict verdict = comparison.verdict();
        Optional<PairedComparison> figures =
                verdict instanceof Verdict.Unknown unknown
                        ? unknown.comparison()
                        : verdict.tested().map(Tested::comparison);
        return List.of(
                verdict instanceof Verdict.Unknown unknown
                        ? Cell.number(unknown.pairs())
                        : figures.map(one -> Cell.number(one.pairs())).orElse(NONE),
                figures.map(one -> Cell.number(signed(one.difference()), one.difference()))
                        .orElse(NONE),
                figures.map(this::interval).orElse(NONE),
                verdict.tested().map(one -> probability(one.corrected())).orElse(NONE),
                figures.map(DifferenceFormat::effect).orElse(NONE),
                words(verdict));
    }

    /** The verdict in few words; bold where a difference is shown. */
    private static Cell words(Verdict verdict) {
        if (verdict instanceof Verdict.Better || verdict instanceof Verdict.Worse) {
            return Cell.of(Html.tag("strong", verdict.word()).around(verdict.word()));
        }
        return Cell.text(verdict instanceof Verdict.NoDifference ? "none shown" : "can’t tell");
    }

    private Cell interval(PairedComparison figures) {
        return Double.isFinite(figures.low()) && Double.isFinite(figures.high())
                ? Cell.number(
                        signed(figures.low()) + " to " + signed(figures.high()), figures.low())
                : NONE;
    }

    private static Cell effect(PairedComparison figures) {
        return figures.effectSize().isPresent()
                ? Cell.number(
                        String.format(Locale.ROOT, "%+.2f", figures.effectSize().getAsDouble()),
                        figures.effectSize().getAsDouble())
                : NONE;
    }

    private static Cell probability(double p) {
        return Cell.number(p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p), p);
    }
}
