package org.kdtoolkit.report.leaderboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.eval.statistics.Spread;

/**
 * A sweep for spreadsheets: one row for each method, rate and metric. Values stand in their
 * metrics' units; those of the seeds stand in one cell, with spaces between them.
 */
public final class RobustnessCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private RobustnessCsv() {}

    /** The file's text. */
    public static String render(SweepScores robustness) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            csv.printRecord("method", "rate", "metric", "mean", "std", "n", "values");
            for (RobustnessPoint point : RobustnessPoint.of(robustness)) {
                Spread spread = point.spread();
                OptionalDouble deviation = spread.deviation();
                csv.printRecord(
                        Printable.line(point.method()),
                        point.rate(),
                        Printable.line(point.metric().toString()),
                        spread.mean(),
                        deviation.isPresent() ? deviation.getAsDouble() : "",
                        spread.count(),
                        spread.values().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(" ")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder can't be written to", e);
        }
        return text.toString();
    }
}
