package org.kdtoolkit.report.leaderboard;

import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.eval.statistics.Spread;

/**
 * A sweep for spreadsheets: one row for each method, rate and metric. Values stand in their
 * metrics' units; those of the seeds stand in one cell, with spaces between them.
 */
public final class RobustnessCsv {

    private RobustnessCsv() {}

    /** The file's text. */
    public static String render(SweepScores robustness) {
        CsvText csv = new CsvText();
        csv.row("method", "rate", "metric", "mean", "std", "n", "values");
        for (RobustnessPoint point : RobustnessPoint.of(robustness)) {
            Spread spread = point.spread();
            csv.row(
                    Printable.line(point.method()),
                    point.rate(),
                    Printable.line(point.metric().toString()),
                    spread.mean(),
                    CsvText.cell(spread.deviation()),
                    spread.count(),
                    CsvText.cell(spread.values()));
        }
        return csv.toString();
    }
}
