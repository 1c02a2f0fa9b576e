package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.MethodScore;

/** The leaderboard as a table, and the seeds of its primary metric as dots. */
final class LeaderboardSection {

    private final Leaderboard leaderboard;
    private final Palette palette;

    LeaderboardSection(Leaderboard leaderboard, Palette palette) {
        this.leaderboard = leaderboard;
        this.palette = palette;
    }

    Section render() {
        return Section.of(
                "Leaderboard",
                Html.hint(
                        Legend.text(leaderboard.columns())
                                + " "
                                + Legend.order(leaderboard, "in bold")),
                table(),
                dots());
    }

    private Html table() {
        List<Column> columns = leaderboard.columns();
        List<Html> header = new ArrayList<>(List.of(Html.text("method"), Html.text("seeds")));
        columns.forEach(column -> header.add(heading(column)));
        Table table = Table.of("metrics of each method", header);
        for (MethodScore method : leaderboard.ranked()) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.name(method.title()));
            row.add(Cell.number(method.progress(), method.seeds().size()));
            for (Column column : columns) {
                boolean choosing = column.key().equals(leaderboard.choosing());
                row.add(value(column, method).marked(choosing && leaderboard.isChosen(method)));
            }
            table.row(row);
        }
        return table.render();
    }

    private static Cell value(Column column, MethodScore method) {
        double mean = method.metric(column.key()).map(Spread::mean).orElse(Double.NaN);
        return Cell.number(column.text(method), mean);
    }

    private static Html heading(Column column) {
        return Html.lines(column.headings().stream().filter(line -> !line.isEmpty()).toList());
    }

    private Html dots() {
        MetricKey primary = leaderboard.primary();
        Unit unit = Unit.of(primary());
        List<MethodScore> shown =
                leaderboard.ranked().stream()
                        .filter(
                                method ->
                                        method.metric(primary)
                                                .filter(LeaderboardSection::finite)
                                                .isPresent())
                        .toList();
        if (shown.isEmpty()) {
            return Html.NONE;
        }
        List<Spread> spreads = shown.stream().map(method -> method.metrics().get(primary)).toList();
        double least = spreads.stream().mapToDouble(s -> lowest(s)).min().orElseThrow();
        double greatest = spreads.stream().mapToDouble(s -> highest(s)).max().orElseThrow();
        RowChart chart =
                new RowChart(
                        unit.name(primary.toString()),
                        shown.stream().map(MethodScore::name).toList(),
                        palette,
                        least * unit.factor(),
                        greatest * unit.factor());
        shown.forEach(method -> draw(chart, method, unit));
        return Figure.wide(
                chart,
                "Each dot is one seed; the stroke is their mean, the shade one standard deviation"
                        + " to both sides.");
    }

    private void draw(RowChart chart, MethodScore method, Unit unit) {
        Spread spread = method.metrics().get(leaderboard.primary());
        String name = method.name();
        if (spread.deviation().isPresent()) {
            chart.span(
                    "spread",
                    name,
                    Curve.low(spread) * unit.factor(),
                    Curve.high(spread) * unit.factor());
        }
        chart.stroke("mean", name, spread.mean() * unit.factor());
        Column column = primary();
        for (int i = 0; i < spread.count(); i++) {
            double value = spread.values().get(i);
            String title = "%s: %s %s".formatted(name, column.text(value), unit.label()).strip();
            // neighbours are moved apart, so that equal values stay visible
            chart.dot(name, value * unit.factor(), (i % 3 - 1) * 6, title);
        }
    }

    private Column primary() {
        return Column.of(leaderboard.primary(), leaderboard.declarations());
    }

    private static boolean finite(Spread spread) {
        return spread.values().stream().allMatch(Double::isFinite);
    }

    private static double lowest(Spread spread) {
        return spread.values().stream()
                .mapToDouble(Double::doubleValue)
                .reduce(Curve.low(spread), Math::min);
    }

    private static double highest(Spread spread) {
        return spread.values().stream()
                .mapToDouble(Double::doubleValue)
                .reduce(Curve.high(spread), Math::max);
    }
}
