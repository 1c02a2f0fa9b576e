package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.MethodScore;
import org.kdtoolkit.report.leaderboard.SweepScores;

/** The methods from rate to rate: a curve and a table of the primary metric, curves of others. */
final class RobustnessSection {

    private final SweepScores robustness;
    private final Palette palette;
    private final Column primary;

    RobustnessSection(SweepScores robustness) {
        this.robustness = robustness;
        this.palette = new Palette(robustness.plan().methods());
        this.primary = Column.of(robustness.plan().primary(), robustness.plan().declarations());
    }

    String render() {
        return Html.section(
                "Robustness",
                Html.hint(
                                "Mean over the seeds that ran to their end at the rate; bands are"
                                        + " one standard deviation to both sides. Of the training"
                                        + " samples alone a share is hit, those at a lower rate"
                                        + " being among those at a higher one.")
                        + palette.legend(robustness.plan().methods())
                        + curves(primary.key(), new CurveChart(940, 380, palette, Axis.RATES))
                        + table()
                        + panels());
    }

    private String curves(MetricKey metric, CurveChart chart) {
        List<Curve> curves =
                robustness.plan().methods().stream()
                        .map(method -> curve(method, metric))
                        .filter(curve -> !curve.places().isEmpty())
                        .toList();
        return curves.isEmpty()
                ? ""
                : Html.figure(
                        chart.render(
                                metric.toString(),
                                Unit.of(Column.of(metric, robustness.plan().declarations())),
                                curves),
                        metric + " by rate of the corruption");
    }

    private Curve curve(String method, MetricKey metric) {
        TreeMap<Double, Spread> places = new TreeMap<>();
        robustness
                .levels()
                .forEach(
                        level ->
                                level.metric(method, metric)
                                        .filter(spread -> Double.isFinite(spread.mean()))
                                        .ifPresent(spread -> places.put(level.rate(), spread)));
        return new Curve(method, places);
    }

    private String table() {
        Leaderboard overRates = robustness.overPoints();
        List<String> header = new ArrayList<>(List.of("method", "seeds"));
        robustness
                .levels()
                .forEach(
                        level ->
                                header.add(
                                        "<a href=\"%s/report.html\">rate<br/>%s</a>"
                                                .formatted(
                                                        Html.escape(level.at().folder()),
                                                        level.rateText())));
        header.add("over<br/>rates");
        List<List<String>> rows = new ArrayList<>();
        for (MethodScore method : overRates.methods()) {
            List<String> row = new ArrayList<>();
            row.add("<span class=\"name\">%s</span>".formatted(Html.escape(method.name())));
            row.add(method.progress());
            robustness.levels().forEach(level -> row.add(cell(level.leaderboard(), method)));
            row.add(
                    LeaderboardSection.marked(
                            primary.text(method), overRates.isBest(method, primary)));
            rows.add(row);
        }
        return Html.hint(
                        "The table shows %s. %s Bold green: best of its column. In brackets: seeds that ran to their end, where others did not. %s A rate leads to its report."
                                .formatted(
                                        primary.key(),
                                        Legend.text(List.of(primary)),
                                        Legend.overRates(robustness.plan())))
                + Html.table(header, rows);
    }

    private String cell(Leaderboard leaderboard, MethodScore method) {
        MethodScore score = leaderboard.score(method.name()).orElseThrow();
        return LeaderboardSection.marked(
                primary.textOfSeeds(score), leaderboard.isBest(score, primary));
    }

    /** The other metrics of the reported subset. */
    private String panels() {
        CurveChart chart = new CurveChart(460, 260, palette, Axis.RATES);
        StringBuilder panels = new StringBuilder();
        Set<MetricKey> metrics = robustness.metrics();
        metrics.stream()
                .filter(key -> key.subset() == primary.key().subset())
                .filter(key -> !key.equals(primary.key()) && !key.isOfLastEpoch())
                .forEach(key -> panels.append(curves(key, chart)));
        return panels.isEmpty() ? "" : "<div class=\"panels\">\n" + panels + "</div>\n";
    }
}
