package org.kdtoolkit.report.leaderboard;

/** The methods of a sweep for the terminal: over its folds, or at each of its points. */
public final class SweepText {

    private SweepText() {}

    /** The tables with what stands above and under them. */
    public static String render(SweepScores scores) {
        if (scores.plan().hasFolds()) {
            return FoldsText.render(scores);
        }
        return scores.plan().hasBudgets()
                ? LabelsText.render(scores)
                : RobustnessText.render(scores);
    }
}
