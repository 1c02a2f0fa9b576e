package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

    String render() {
        return Html.section(
                "Leaderboard",
                Html.hint(Legend.text(leaderboard.columns()) + " Bold green: best of its column.")
                        + table()
                        + dots());
    }

    private String table() {
        List<Column> columns = leaderboard.columns();
        List<String> header = new ArrayList<>(List.of("method", "seeds"));
        columns.forEach(column -> header.add(heading(column)));
        List<List<String>> rows = new ArrayList<>();
        for (MethodScore method : leaderboard.methods()) {
            List<String> row = new ArrayList<>();
            row.add("<span class=\"name\">%s</span>".formatted(Html.escape(method.title())));
            row.add(method.progress());
            for (Column column : columns) {
                row.add(marked(column.text(method), leaderboard.isBest(method, column)));
            }
            rows.add(row);
        }
        return Html.table(header, rows);
    }

    /** A text in a cell, marked if it is the best of its column. */
    static String marked(String text, boolean best) {
        String escaped = Html.escape(text);
        return best ? "<span class=\"best\">" + escaped + "</span>" : escaped;
    }

    private static String heading(Column column) {
        return column.headings().stream()
                .filter(line -> !line.isEmpty())
                .map(Html::escape)
                .collect(Collectors.joining("<br/>"));
    }

    private String dots() {
        MetricKey primary = leaderboard.primary();
        Unit unit = Unit.of(primary());
        List<MethodScore> shown =
                leaderboard.methods().stream()
                        .filter(
                                method ->
                                        method.metric(primary)
                                                .filter(LeaderboardSection::finite)
                                                .isPresent())
                        .toList();
        if (shown.isEmpty()) {
            return "";
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
        return Html.figure(
                chart.render(),
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
