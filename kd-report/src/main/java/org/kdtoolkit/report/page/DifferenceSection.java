package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.eval.statistics.PairedComparison;
import org.kdtoolkit.eval.statistics.PairedTestKind;
import org.kdtoolkit.eval.statistics.Tested;
import org.kdtoolkit.eval.statistics.Verdict;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.leaderboard.MethodComparisons;
import org.kdtoolkit.report.result.Benchmark;

/** What may be said of each method beside the reference, over the seeds that both have. */
final class DifferenceSection {

    private final Benchmark benchmark;
    private final Palette palette;

    DifferenceSection(Benchmark benchmark, Palette palette) {
        this.benchmark = benchmark;
        this.palette = palette;
    }

    Section render() {
        Leaderboard leaderboard = Leaderboard.of(benchmark);
        Optional<MethodComparisons> found = leaderboard.comparisons();
        if (found.isEmpty()) {
            return Section.NONE;
        }
        MethodComparisons comparisons = found.get();
        Map<String, PairedComparison> figures = new LinkedHashMap<>();
        comparisons
                .methods()
                .forEach(
                        (method, one) ->
                                figures(one.verdict())
                                        .ifPresent(figure -> figures.put(method, figure)));
        if (figures.isEmpty()) {
            return leaderboard.lacksReference()
                    ? Section.of(
                            "Difference to " + comparisons.reference(),
                            Html.hint("Can’t tell: no seed of it ran to its end."))
                    : Section.NONE;
        }
        DifferenceFormat format = new DifferenceFormat(comparisons.metric());
        return Section.of(
                "Difference to " + comparisons.reference(),
                sentences(comparisons),
                table(comparisons, format),
                chart(comparisons, figures, format),
                Html.hint(hint(comparisons, format)));
    }

    static Optional<PairedComparison> figures(Verdict verdict) {
        return verdict instanceof Verdict.Unknown unknown
                ? unknown.comparison()
                : verdict.tested().map(Tested::comparison);
    }

    private static String hint(MethodComparisons comparisons, DifferenceFormat format) {
        return ("Mean over seeds of the difference in %s, in %s, with its 95 %% confidence"
                    + " interval. p is the two-sided p-value of %s, corrected by Holm’s procedure"
                    + " for the methods compared here: better and worse are said where it is below"
                    + " 0.05. The effect size is the mean of the differences in their standard"
                    + " deviations (Cohen’s d of pairs, with Hedges’ correction for small samples)."
                    + " That no difference is shown does not mean that there is none.%s")
                .formatted(
                        comparisons.metric().key(),
                        format.points(),
                        test(comparisons.rules().test()),
                        format.direction());
    }

    /** A test with what it supposes. */
    static String test(PairedTestKind test) {
        return switch (test) {
            case T -> "Student’s paired t-test, which supposes normally distributed differences";
            case WILCOXON ->
                    "Wilcoxon’s signed-rank test, whose difference and interval are those of Hodges"
                            + " and Lehmann, and which supposes symmetric differences";
        };
    }

    private static Html sentences(MethodComparisons comparisons) {
        Map<String, String> sentences = new LinkedHashMap<>();
        comparisons.methods().forEach((method, one) -> sentences.put(method, one.sentence()));
        return Facts.of(sentences);
    }

    private static Html table(MethodComparisons comparisons, DifferenceFormat format) {
        List<String> header = new ArrayList<>(List.of("method"));
        header.addAll(DifferenceFormat.HEADER);
        Table table =
                Table.ofTexts("difference of each method to " + comparisons.reference(), header);
        comparisons
                .methods()
                .forEach(
                        (method, one) -> {
                            List<Cell> row = new ArrayList<>(List.of(Cell.name(method)));
                            row.addAll(format.cells(one));
                            table.row(row);
                        });
        return table.render();
    }

    private Html chart(
            MethodComparisons comparisons,
            Map<String, PairedComparison> figures,
            DifferenceFormat format) {
        double factor = format.factor();
        double least =
                figures.values().stream().mapToDouble(one -> end(one.low(), one)).min().orElse(0);
        double greatest =
                figures.values().stream().mapToDouble(one -> end(one.high(), one)).max().orElse(0);
        RowChart chart =
                new RowChart(
                        "difference to %s in %s (%s)"
                                .formatted(
                                        comparisons.reference(),
                                        comparisons.metric().key(),
                                        format.points()),
                        List.copyOf(figures.keySet()),
                        palette,
                        Math.min(0, least) * factor,
                        Math.max(0, greatest) * factor);
        chart.across("zero", 0);
        figures.forEach(
                (method, one) ->
                        chart.span(
                                        "interval",
                                        method,
                                        end(one.low(), one) * factor,
                                        end(one.high(), one) * factor)
                                .dot(
                                        method,
                                        one.difference() * factor,
                                        0,
                                        method + ": " + format.signed(one.difference())));
        return Figure.wide(chart, "The dot is the difference, the line its 95 % interval.");
    }

    /** An end of an interval, or the difference itself where there is no interval. */
    private static double end(double value, PairedComparison of) {
        return Double.isFinite(value) ? value : of.difference();
    }
}
