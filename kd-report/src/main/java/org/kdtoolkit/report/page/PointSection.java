package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * The methods at the points of a sweep over any keys: curves along each axis of numbers, and a
 * table with a row for each point.
 */
final class PointSection {

    /** More charts of one axis than this say less than the table does. */
    private static final int MOST_CHARTS = 12;

    private final SweepScores scores;
    private final SweepPlan plan;
    private final Palette palette;
    private final Column primary;

    PointSection(SweepScores scores) {
        this.scores = scores;
        this.plan = scores.plan();
        this.palette = new Palette(plan.methods());
        this.primary = Column.of(plan.primary(), plan.declarations());
    }

    Section render() {
        return Section.of(
                "Points",
                Html.hint(
                        "Mean over the seeds that ran to their end at the point; bands are one"
                                + " standard deviation to both sides. A method that an axis does"
                                + " not change is the same at all of its values."),
                Html.of(Legend.incomparable(plan).stream().map(Html::hint).toArray(Html[]::new)),
                palette.legend(plan.methods()),
                Html.of(plan.axes().stream().map(this::curves).toArray(Html[]::new)),
                table());
    }

    /**
     * The curves along an axis, one chart for the values of the others; nothing without numbers.
     */
    private Html curves(String axis) {
        List<Double> places =
                plan.points().stream()
                        .map(point -> point.number(axis))
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .distinct()
                        .toList();
        boolean allNumbers =
                plan.points().stream().allMatch(point -> point.number(axis).isPresent());
        if (!allNumbers || places.size() < 2) {
            return Html.NONE;
        }
        List<SweepScores> parts = scores.along(List.of(axis));
        String caption = " by " + Printable.line(axis);
        SweepCurves curves =
                new SweepCurves(
                        palette,
                        Axis.ofKey(axis, places),
                        level -> level.at().number(axis).orElseThrow());
        if (parts.size() == 1) {
            return Html.of(curves.primary(scores, caption), curves.others(scores, caption));
        }
        if (parts.size() > MOST_CHARTS) {
            return Html.NONE;
        }
        return Figure.panels(
                parts.stream()
                        .map(part -> curves.small(part, caption + ", " + others(part, axis)))
                        .filter(figure -> !figure.isEmpty())
                        .toList());
    }

    /** Where on the other axes the points of a part are. */
    private static String others(SweepScores part, String axis) {
        SweepPoint point = part.plan().points().get(0);
        Map<String, PointValue> rest = point.without(List.of(axis));
        Map<String, String> words = point.axes();
        return String.join(
                ", ",
                rest.keySet().stream()
                        .map(key -> Printable.line(words.get(key) + " " + point.value(key)))
                        .toList());
    }

    private Html table() {
        List<Html> header = new ArrayList<>(List.of(Html.text("point")));
        plan.axes().forEach(axis -> header.add(Html.text(axis)));
        plan.methods().forEach(method -> header.add(Html.text(method)));
        Table table = Table.of(primary.key() + " by point", header);
        int number = 1;
        for (SweepScores.Level level : scores.levels()) {
            table.row(row(level, number++));
        }
        return Html.of(
                Html.hint(
                        "The table shows %s. %s %s In brackets: seeds that ran to their end, where others did not. A point leads to its report."
                                .formatted(
                                        primary.key(),
                                        Legend.text(List.of(primary)),
                                        Legend.chosen(
                                                scores.choosing(), "Bold: at its point, the"))),
                table.render());
    }

    private List<Cell> row(SweepScores.Level level, int number) {
        List<Cell> row = new ArrayList<>();
        Html link = Link.to(Html.text("%d".formatted(number)), level.at().folder(), "report.html");
        row.add(new Cell(link, OptionalDouble.of(number)));
        for (String axis : plan.axes()) {
            row.add(new Cell(Html.text(level.at().value(axis)), level.at().number(axis)));
        }
        PointTable cells = new PointTable(primary, scores.levels());
        for (String method : plan.methods()) {
            row.add(cells.cell(level.leaderboard(), method));
        }
        return row;
    }
}
