package org.kdtoolkit.report.leaderboard;

/** The primary metric of each method at each point of a sweep, for the terminal. */
public final class SweepText {

    private SweepText() {}

    /** The tables with what stands above and under them. */
    public static String render(SweepScores scores) {
        return scores.plan().hasBudgets()
                ? LabelsText.render(scores)
                : RobustnessText.render(scores);
    }
}
