package org.kdtoolkit.report.leaderboard;

import org.kdtoolkit.api.internal.Printable;

/**
 * The folds of a data set for spreadsheets: one row for each method, fold and metric. Values stand
 * in their metrics' units; those of the seeds stand in one cell, with spaces between them.
 */
public final class FoldsCsv {

    private FoldsCsv() {}

    /** The file's text. */
    public static String render(SweepScores folds) {
        CsvText csv = new CsvText();
        csv.row("method", "fold", "metric", "mean", "std", "n", "values");
        for (String method : folds.plan().methods()) {
            for (SweepScores.Level level : folds.levels()) {
                level.metrics(method)
                        .forEach(
                                (metric, spread) ->
                                        csv.row(
                                                Printable.line(method),
                                                level.at().fold().orElseThrow(),
                                                Printable.line(metric.toString()),
                                                spread.mean(),
                                                CsvText.cell(spread.deviation()),
                                                spread.count(),
                                                CsvText.cell(spread.values())));
            }
        }
        return csv.toString();
    }
}
