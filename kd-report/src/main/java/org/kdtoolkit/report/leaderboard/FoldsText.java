package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.report.result.SweepPoint;

/** The leaderboard over the folds, and the primary metric in each of them, for the terminal. */
final class FoldsText {

    private FoldsText() {}

    /** The tables with what stands above and under them. */
    static String render(SweepScores folds, TextLayout layout) {
        Column primary = Column.of(folds.plan().primary(), folds.plan().declarations());
        StringBuilder text = new StringBuilder();
        text.append(LeaderboardText.render(folds.overPoints(), Legend.failures(folds), layout));
        text.append(layout.prose(Legend.overFolds(folds.plan()))).append("\n");
        // without validation samples nothing is chosen, and nothing marked
        String mark =
                folds.overPoints().isRanked() ? ", " + Legend.chosen(folds.choosing(), "*") : "";
        text.append(layout.prose(primary.key() + " by fold" + mark));
        text.append("\n").append(layout.table(rows(folds, primary), 1));
        return text.toString();
    }

    private static List<List<String>> rows(SweepScores folds, Column primary) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("method"));
        // the place of the star is kept free, so that numbers stay under each other
        folds.levels().forEach(level -> header.add(fold(level.at()) + " "));
        rows.add(header);
        for (String method : folds.plan().methods()) {
            List<String> row = new ArrayList<>();
            for (SweepScores.Level level : folds.levels()) {
                MethodScore score = level.leaderboard().score(method).orElseThrow();
                if (row.isEmpty()) {
                    row.add(score.title());
                }
                boolean best = level.leaderboard().isChosen(score);
                row.add(primary.textOfSeeds(score) + (best ? "*" : " "));
            }
            rows.add(row.isEmpty() ? List.of(method) : row);
        }
        return rows;
    }

    private static String fold(SweepPoint point) {
        return Integer.toString(point.fold().orElseThrow());
    }
}
