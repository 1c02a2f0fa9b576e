package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.MethodScore;
import org.kdtoolkit.report.leaderboard.SweepScores;

/** The methods over the folds of a data set, and the primary metric in each fold. */
final class FoldSection {

    private final SweepScores folds;
    private final Column primary;

    FoldSection(SweepScores folds) {
        this.folds = folds;
        this.primary = Column.of(folds.plan().primary(), folds.plan().declarations());
    }

    String render() {
        return new LeaderboardSection(folds.overPoints(), new Palette(folds.plan().methods()))
                        .render()
                + Html.section(
                        "Folds",
                        Html.hint(
                                        "%s The table shows %s in each fold. %s Bold green: best of its column. In brackets: seeds that ran to their end, where others did not. A fold leads to its report."
                                                .formatted(
                                                        Legend.overFolds(folds.plan()),
                                                        primary.key(),
                                                        Legend.text(List.of(primary))))
                                + table());
    }

    private String table() {
        List<String> header = new ArrayList<>(List.of("method"));
        folds.levels()
                .forEach(
                        level ->
                                header.add(
                                        "<a href=\"%s/report.html\">%s</a>"
                                                .formatted(
                                                        Html.escape(level.at().folder()),
                                                        level.at().text())));
        List<List<String>> rows = new ArrayList<>();
        for (MethodScore method : folds.overPoints().methods()) {
            List<String> row = new ArrayList<>();
            row.add("<span class=\"name\">%s</span>".formatted(Html.escape(method.title())));
            folds.levels().forEach(level -> row.add(cell(level, method.name())));
            rows.add(row);
        }
        return Html.table(header, rows);
    }

    private String cell(SweepScores.Level level, String method) {
        MethodScore score = level.leaderboard().score(method).orElseThrow();
        return LeaderboardSection.marked(
                primary.textOfSeeds(score), level.leaderboard().isBest(score, primary));
    }
}
