package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.LabelCurve;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.MethodScore;
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

    String render() {
        String rate = curve.rate().isEmpty() ? "" : ", " + curve.rateText();
        String caption = " by number of labels" + rate;
        SweepCurves curves = new SweepCurves(palette, Axis.LABELS, SweepScores.Level::labels);
        return Html.section(
                "Labels" + rate,
                Html.hint(
                                "Mean over the seeds that ran to their end; bands are one standard"
                                        + " deviation to both sides. The training samples with a"
                                        + " label are chosen once for all trials, those of a"
                                        + " smaller number being among those of a larger one.")
                        + palette.legend(plan.methods())
                        + curves.primary(curve.scores(), caption)
                        + table()
                        + saved()
                        + curves.others(curve.scores(), caption));
    }

    private String table() {
        List<List<String>> rows = new ArrayList<>();
        for (String method : plan.methods()) {
            List<String> row = new ArrayList<>(List.of(name(curve.title(method))));
            for (SweepScores.Level level : curve.scores().levels()) {
                MethodScore score = level.leaderboard().score(method).orElseThrow();
                row.add(
                        LeaderboardSection.marked(
                                primary.textOfSeeds(score),
                                level.leaderboard().isBest(score, primary)));
            }
            rows.add(row);
        }
        return Html.hint(
                        "The table shows %s. %s Bold green: best of its column. In brackets: seeds that ran to their end, where others did not. A number of labels leads to its report."
                                .formatted(primary.key(), Legend.text(List.of(primary))))
                + Html.table(header(), rows);
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("method"));
        curve.scores()
                .levels()
                .forEach(
                        level ->
                                header.add(
                                        "<a href=\"%s/report.html\">%s</a>"
                                                .formatted(
                                                        Html.escape(level.at().folder()),
                                                        LabelCurve.budget(level.labels()))));
        return header;
    }

    private String saved() {
        List<SavedLabels> saved = curve.saved();
        if (saved.isEmpty()) {
            return plan.plain().isPresent() ? "" : Html.hint(Legend.savedLabels(plan));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String method : curve.compared()) {
            List<String> row = new ArrayList<>(List.of(name(curve.title(method))));
            curve.budgets()
                    .forEach(
                            labels ->
                                    row.add(Html.escape(SavedLabels.cell(saved, method, labels))));
            rows.add(row);
        }
        return "<h3>Labels saved</h3>\n"
                + Html.hint(Legend.savedLabels(plan))
                + Html.table(header(), rows)
                + saved.stream()
                        .map(LabelSection::sentence)
                        .collect(Collectors.joining("", "<ul class=\"findings\">\n", "</ul>\n"));
    }

    private static String sentence(SavedLabels saved) {
        return "<li>%s: %s</li>\n"
                .formatted(Html.escape(saved.method()), Html.escape(saved.sentence()));
    }

    private static String name(String method) {
        return "<span class=\"name\">%s</span>".formatted(Html.escape(method));
    }
}
