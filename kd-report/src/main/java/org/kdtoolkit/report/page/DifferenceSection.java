package org.kdtoolkit.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.eval.statistics.PairedComparison;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.TrialResult;

/** The difference of each method to the first, over the seeds that both have. */
final class DifferenceSection {

    private final Benchmark benchmark;
    private final Palette palette;
    private final Column primary;
    private final Unit unit;

    DifferenceSection(Benchmark benchmark, Palette palette) {
        this.benchmark = benchmark;
        this.palette = palette;
        BenchmarkPlan plan = benchmark.plan();
        this.primary = Column.of(plan.primary(), plan.declarations());
        this.unit = Unit.of(primary);
    }

    Section render() {
        List<String> methods = benchmark.plan().methods();
        if (methods.isEmpty()) {
            return Section.NONE;
        }
        String first = methods.get(0);
        Map<String, PairedComparison> comparisons = new LinkedHashMap<>();
        methods.stream()
                .skip(1)
                .forEach(
                        method ->
                                PairedComparison.of(values(first), values(method))
                                        .ifPresent(found -> comparisons.put(method, found)));
        if (comparisons.isEmpty()) {
            return Section.NONE;
        }
        return Section.of(
                "Difference to " + first,
                Html.hint(
                        ("Mean over seeds of the difference in %s, in %s, with its 95 %% confidence"
                             + " interval and the two-sided p-value of Student’s paired t-test. The"
                             + " test supposes normally distributed differences; with few seeds"
                             + " look at the interval, and mind that p-values are not corrected for"
                             + " several comparisons.")
                                        .formatted(primary.key(), points())
                                + direction()),
                table(comparisons),
                chart(comparisons));
    }

    private Map<Integer, Double> values(String method) {
        return benchmark.done().stream()
                .filter(trial -> trial.method().equals(method))
                .filter(
                        trial ->
                                Double.isFinite(
                                        trial.metrics().getOrDefault(primary.key(), Double.NaN)))
                .collect(
                        Collectors.toMap(
                                TrialResult.Done::seed,
                                trial -> trial.metrics().get(primary.key())));
    }

    private Html table(Map<String, PairedComparison> comparisons) {
        double factor = unit.factor();
        Table table =
                Table.ofTexts(
                        "difference of each method to " + benchmark.plan().methods().get(0),
                        List.of("method", "seeds of both", "difference", "95 % interval", "p"));
        comparisons.forEach(
                (method, found) ->
                        table.row(
                                List.of(
                                        Cell.name(method),
                                        Cell.number(found.pairs()),
                                        Cell.number(
                                                signed(found.difference() * factor),
                                                found.difference()),
                                        Cell.number(
                                                signed(found.low() * factor)
                                                        + " to "
                                                        + signed(found.high() * factor),
                                                found.low()),
                                        Cell.number(probability(found.pValue()), found.pValue()))));
        return table.render();
    }

    private Html chart(Map<String, PairedComparison> comparisons) {
        double factor = unit.factor();
        double least =
                comparisons.values().stream().mapToDouble(PairedComparison::low).min().orElse(0);
        double greatest =
                comparisons.values().stream().mapToDouble(PairedComparison::high).max().orElse(0);
        String first = benchmark.plan().methods().get(0);
        RowChart chart =
                new RowChart(
                        "difference to %s in %s (%s)".formatted(first, primary.key(), points()),
                        List.copyOf(comparisons.keySet()),
                        palette,
                        Math.min(0, least) * factor,
                        Math.max(0, greatest) * factor);
        chart.across("zero", 0);
        comparisons.forEach(
                (method, found) ->
                        chart.span("interval", method, found.low() * factor, found.high() * factor)
                                .dot(
                                        method,
                                        found.difference() * factor,
                                        0,
                                        method + ": " + signed(found.difference() * factor)));
        return Figure.wide(chart, "The dot is the mean, the line its 95 % interval.");
    }

    private String points() {
        return switch (primary.declared().unit()) {
            case FRACTION -> "percentage points";
            case NUMBER -> "its own unit";
            case SECONDS -> "seconds";
        };
    }

    private String direction() {
        return primary.metric().isGreaterBetter()
                ? ""
                : " Less is better: where the difference is negative, the method is the better"
                        + " one.";
    }

    private String signed(double value) {
        return String.format(Locale.ROOT, primary.percent() ? "%+.1f" : "%+.2f", value);
    }

    private static String probability(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
