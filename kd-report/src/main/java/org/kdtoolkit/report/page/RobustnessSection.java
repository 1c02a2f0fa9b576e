package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.MethodScore;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.SweepPoint;

/** The methods from rate to rate: a curve and a table of the primary metric, curves of others. */
final class RobustnessSection {

    private static final String HINT =
            "Mean over the seeds that ran to their end at the rate; bands are one standard"
                    + " deviation to both sides. Of the training samples alone a share is hit,"
                    + " those at a lower rate being among those at a higher one.";

    private static final String CAPTION = " by rate of the corruption";

    private final SweepScores robustness;
    private final Palette palette;
    private final SweepCurves curves;
    private final Column primary;

    RobustnessSection(SweepScores robustness) {
        this.robustness = robustness;
        this.palette = new Palette(robustness.plan().methods());
        this.curves = new SweepCurves(palette, Axis.RATES, SweepScores.Level::rate);
        this.primary = Column.of(robustness.plan().primary(), robustness.plan().declarations());
    }

    String render() {
        return Html.section(
                "Robustness",
                Html.hint(HINT)
                        + palette.legend(robustness.plan().methods())
                        + curves.primary(robustness, CAPTION)
                        + table()
                        + curves.others(robustness, CAPTION));
    }

    /** Of a sweep over label budgets: the curves alone, one chart for each budget. */
    static String ofBudgets(SweepScores sweep, Palette palette) {
        SweepCurves curves = new SweepCurves(palette, Axis.RATES, SweepScores.Level::rate);
        StringBuilder figures = new StringBuilder();
        for (SweepScores budget : sweep.along(List.of(SweepPoint.RATE))) {
            int labels = budget.plan().points().get(0).labelled().orElseThrow();
            figures.append(curves.small(budget, CAPTION + ", " + SweepPoint.budget(labels)));
        }
        return figures.isEmpty()
                ? ""
                : Html.section(
                        "Robustness",
                        Html.hint(HINT)
                                + palette.legend(sweep.plan().methods())
                                + SweepCurves.panels(figures.toString()));
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
            row.add("<span class=\"name\">%s</span>".formatted(Html.escape(method.title())));
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
}
