package org.kdtoolkit.report.leaderboard;

/** The methods of a sweep for the terminal: over its folds, or at each of its points. */
public final class SweepText {

    private SweepText() {}

    /** The tables with what stands above and under them. */
    public static String render(SweepScores scores) {
        return render(scores, TextLayout.UNBOUNDED);
    }

    /** The same, laid out for a terminal. */
    public static String render(SweepScores scores, TextLayout layout) {
        if (scores.plan().hasFolds()) {
            return FoldsText.render(scores, layout);
        }
        return scores.plan().hasBudgets() && !scores.plan().hasOtherAxes()
                ? LabelsText.render(scores, layout)
                : PointsText.render(scores, layout);
    }
}
