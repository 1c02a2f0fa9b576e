package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.leaderboard.MethodScore;
import org.kdtoolkit.report.leaderboard.SweepScores;

/**
 * A metric of the methods at the points of a sweep: one column a point, whose heading leads to its
 * report. At each point the method is marked that is the best on validation samples.
 *
 * @param metric the metric
 * @param levels the points
 */
record PointTable(Column metric, List<SweepScores.Level> levels) {

    /**
     * The table.
     *
     * @param along what the points differ by: {@code by fold}
     * @param methods the rows
     * @param name what a point is called
     */
    Html render(String along, List<MethodScore> methods, Function<SweepScores.Level, Html> name) {
        Table table = Table.of(metric.key() + " " + along, header(name));
        for (MethodScore method : methods) {
            List<Cell> row = new ArrayList<>(List.of(Cell.name(method.title())));
            levels.forEach(level -> row.add(cell(level.leaderboard(), method.name())));
            table.row(row);
        }
        return table.render();
    }

    /** The headings: the method, and a link for each point. */
    List<Html> header(Function<SweepScores.Level, Html> name) {
        List<Html> header = new ArrayList<>(List.of(Html.text("method")));
        levels.forEach(
                level ->
                        header.add(Link.to(name.apply(level), level.at().folder(), "report.html")));
        return header;
    }

    /** A method's mean at a point. */
    Cell cell(Leaderboard leaderboard, String method) {
        MethodScore score = leaderboard.score(method).orElseThrow();
        return Cell.number(metric.textOfSeeds(score), mean(score))
                .marked(leaderboard.isChosen(score));
    }

    /** A method's mean over all points. */
    Cell cell(MethodScore overPoints, boolean chosen) {
        return Cell.number(metric.text(overPoints), mean(overPoints)).marked(chosen);
    }

    private double mean(MethodScore score) {
        return score.metric(metric.key()).map(Spread::mean).orElse(Double.NaN);
    }
}
