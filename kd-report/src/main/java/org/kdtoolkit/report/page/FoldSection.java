package org.kdtoolkit.report.page;

import java.util.List;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.SweepScores;

/** The methods over the folds of a data set, and the primary metric in each fold. */
final class FoldSection {

    private final SweepScores folds;
    private final Column primary;

    FoldSection(SweepScores folds) {
        this.folds = folds;
        this.primary = Column.of(folds.plan().primary(), folds.plan().declarations());
    }

    Section render() {
        return Section.of(
                "Folds",
                Html.hint(
                        "%s The table shows %s in each fold. %s %s In brackets: seeds that ran to their end, where others did not. A fold leads to its report."
                                .formatted(
                                        Legend.overFolds(folds.plan()),
                                        primary.key(),
                                        Legend.text(List.of(primary)),
                                        Legend.chosen(folds.choosing(), "Bold:"))),
                table());
    }

    private Html table() {
        PointTable table = new PointTable(primary, folds.levels());
        return table.render(
                "by fold", folds.overPoints().methods(), level -> Html.text(level.at().text()));
    }
}
