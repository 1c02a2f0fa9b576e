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

    Section render() {
        return Section.of(
                "Robustness",
                Html.hint(HINT),
                palette.legend(robustness.plan().methods()),
                curves.primary(robustness, CAPTION),
                table(),
                curves.others(robustness, CAPTION));
    }

    /** Of a sweep over label budgets: the curves alone, one chart for each budget. */
    static Section ofBudgets(SweepScores sweep, Palette palette) {
        SweepCurves curves = new SweepCurves(palette, Axis.RATES, SweepScores.Level::rate);
        List<Html> figures = new ArrayList<>();
        for (SweepScores budget : sweep.along(List.of(SweepPoint.RATE))) {
            int labels = budget.plan().points().get(0).labelled().orElseThrow();
            Html figure = curves.small(budget, CAPTION + ", " + SweepPoint.budget(labels));
            if (!figure.isEmpty()) {
                figures.add(figure);
            }
        }
        return figures.isEmpty()
                ? Section.NONE
                : Section.of(
                        "Robustness",
                        Html.hint(HINT),
                        palette.legend(sweep.plan().methods()),
                        Figure.panels(figures));
    }

    private Html table() {
        Leaderboard overRates = robustness.overPoints();
        PointTable points = new PointTable(primary, robustness.levels());
        List<Html> header = new ArrayList<>(points.header(RobustnessSection::rate));
        header.add(1, Html.text("seeds"));
        header.add(Html.lines(List.of("over", "rates")));
        Table table = Table.of(primary.key() + CAPTION, header);
        for (MethodScore method : overRates.methods()) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.name(method.title()));
            row.add(Cell.number(method.progress(), method.seeds().size()));
            robustness
                    .levels()
                    .forEach(level -> row.add(points.cell(level.leaderboard(), method.name())));
            row.add(points.cell(method, overRates.isChosen(method)));
            table.row(row);
        }
        return Html.of(
                Html.hint(
                        "The table shows %s. %s %s In brackets: seeds that ran to their end, where others did not. %s A rate leads to its report."
                                .formatted(
                                        primary.key(),
                                        Legend.text(List.of(primary)),
                                        Legend.chosen(robustness.choosing(), "Bold:"),
                                        Legend.overRates(robustness.plan()))),
                table.render());
    }

    private static Html rate(SweepScores.Level level) {
        return Html.lines(List.of("rate", level.rateText()));
    }
}
