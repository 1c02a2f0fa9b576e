package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.eval.statistics.EquivalentLabels;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.LabelCurve;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.SavedLabels;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.SweepPlan;

/** The methods from one number of labels to the next: curves, a table, and the labels saved. */
final class LabelSection {

    private final LabelCurve curve;
    private final SweepPlan plan;
    private final Palette palette;
    private final Column primary;

    LabelSection(LabelCurve curve, Palette palette) {
        this.curve = curve;
        this.plan = curve.scores().plan();
        this.palette = palette;
        this.primary = Column.of(plan.primary(), plan.declarations());
    }

    Section render() {
        String rate = curve.rate().isEmpty() ? "" : ", " + curve.rateText();
        String caption = " by number of labels" + rate;
        SweepCurves curves = new SweepCurves(palette, Axis.LABELS, SweepScores.Level::labels);
        return Section.of(
                "Labels" + rate,
                Html.hint(
                        "Mean over the seeds that ran to their end; bands are one standard"
                                + " deviation to both sides. The training samples with a"
                                + " label are chosen once for all trials, those of a"
                                + " smaller number being among those of a larger one."),
                palette.legend(plan.methods()),
                curves.primary(curve.scores(), caption),
                table(caption),
                saved(caption),
                curves.others(curve.scores(), caption));
    }

    private Html table(String caption) {
        PointTable points = points();
        Table table = Table.of(primary.key() + caption, points.header(LabelSection::labels));
        for (String method : plan.methods()) {
            List<Cell> row = new ArrayList<>(List.of(Cell.name(curve.title(method))));
            curve.scores()
                    .levels()
                    .forEach(level -> row.add(points.cell(level.leaderboard(), method)));
            table.row(row);
        }
        return Html.of(
                Html.hint(
                        "The table shows %s. %s %s In brackets: seeds that ran to their end, where others did not. A number of labels leads to its report."
                                .formatted(
                                        primary.key(),
                                        Legend.text(List.of(primary)),
                                        Legend.chosen(curve.scores().choosing(), "Bold:"))),
                table.render());
    }

    private PointTable points() {
        return new PointTable(primary, curve.scores().levels());
    }

    private static Html labels(SweepScores.Level level) {
        return Html.text(LabelCurve.budget(level.labels()));
    }

    private Html saved(String caption) {
        List<SavedLabels> saved = curve.saved();
        if (saved.isEmpty()) {
            return plan.plain().isPresent() ? Html.NONE : Html.hint(Legend.savedLabels(plan));
        }
        Table table = Table.of("labels saved" + caption, points().header(LabelSection::labels));
        for (String method : curve.compared()) {
            List<Cell> row = new ArrayList<>(List.of(Cell.name(curve.title(method))));
            curve.budgets()
                    .forEach(labels -> row.add(Cell.text(SavedLabels.cell(saved, method, labels))));
            table.row(row);
        }
        return Html.of(
                Html.tag("h3").around("Labels saved"),
                Html.hint(Legend.savedLabels(plan)),
                table.render(),
                sentences(saved));
    }

    /** A number without an interval is in the table, and nothing is claimed of it. */
    private static Html sentences(List<SavedLabels> saved) {
        List<String> sure =
                saved.stream()
                        .filter(SavedLabels::hasInterval)
                        .map(one -> one.method() + ": " + one.sentence())
                        .toList();
        return sure.size() == saved.size()
                ? Notes.list(sure)
                : Html.of(
                        Html.hint(
                                "Of a number without an interval nothing is claimed: it takes at"
                                        + " least %d seeds, and a curve that rises."
                                                .formatted(EquivalentLabels.LEAST_SEEDS)),
                        Notes.list(sure));
    }
}
