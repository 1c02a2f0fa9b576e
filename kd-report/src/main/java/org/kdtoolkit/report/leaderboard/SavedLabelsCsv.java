package org.kdtoolkit.report.leaderboard;

import org.kdtoolkit.api.internal.Printable;

/**
 * The labels saved in a sweep over label budgets, for spreadsheets. The rate is empty where there
 * is no axis of rates; values stand in their metrics' units.
 */
public final class SavedLabelsCsv {

    private SavedLabelsCsv() {}

    /**
     * One row for each method and number of labels, with the number that plain training needs. A
     * number beyond the budgets is empty; the text tells on which side.
     */
    public static String render(SweepScores sweep) {
        CsvText csv = new CsvText();
        csv.row("method", "labels", "rate", "plain-labels", "low", "high", "seeds", "text");
        for (LabelCurve curve : LabelCurve.of(sweep)) {
            for (SavedLabels saved : curve.saved()) {
                csv.row(
                        Printable.line(saved.method()),
                        saved.labels(),
                        CsvText.cell(curve.rate()),
                        CsvText.cell(saved.number()),
                        CsvText.cell(saved.low()),
                        CsvText.cell(saved.high()),
                        saved.seeds(),
                        saved.sentence());
            }
        }
        return csv.toString();
    }
}
