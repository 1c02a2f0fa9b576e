package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * A sweep for spreadsheets: one row for each method, point and metric, with a column for each axis.
 * Values stand in their metrics' units; those of the seeds stand in one cell, with spaces between
 * them.
 */
public final class PointsCsv {

    private PointsCsv() {}

    /** A sweep over the rates of a corruption. */
    public static String rates(SweepScores sweep) {
        return render(PointRow.of(sweep), Map.of("rate", point -> point.rate().orElseThrow()));
    }

    /** The folds of a data set. */
    public static String folds(SweepScores sweep) {
        return render(PointRow.of(sweep), Map.of("fold", point -> point.fold().orElseThrow()));
    }

    /** A sweep over label budgets; the rate is empty where there is no axis of rates. */
    public static String labels(SweepScores sweep) {
        Map<String, Function<SweepPoint, Object>> axes = new LinkedHashMap<>();
        axes.put("labels", point -> point.labelled().orElseThrow());
        axes.put("rate", point -> CsvText.cell(point.rate()));
        return render(PointRow.ofLabels(sweep), axes);
    }

    /** A sweep over any axes, each a column with its key. */
    public static String points(SweepScores sweep) {
        Map<String, Function<SweepPoint, Object>> axes = new LinkedHashMap<>();
        sweep.plan()
                .axes()
                .forEach(key -> axes.put(CsvNames.of(key), at -> Printable.line(at.value(key))));
        return render(PointRow.of(sweep), axes);
    }

    private static String render(
            List<PointRow> rows, Map<String, Function<SweepPoint, Object>> axes) {
        CsvText csv = new CsvText();
        List<Object> header = new ArrayList<>(List.of("method"));
        header.addAll(axes.keySet());
        header.addAll(List.of("metric", "mean", "std", "n", "values"));
        csv.row(header.toArray());
        for (PointRow row : rows) {
            List<Object> cells = new ArrayList<>(List.of(Printable.line(row.method())));
            axes.values().forEach(axis -> cells.add(axis.apply(row.at())));
            cells.addAll(
                    Arrays.asList(
                            Printable.line(row.metric().toString()),
                            row.spread().mean(),
                            CsvText.cell(row.spread().deviation()),
                            row.spread().count(),
                            CsvText.cell(row.spread().values())));
            csv.row(cells.toArray());
        }
        return csv.toString();
    }
}
