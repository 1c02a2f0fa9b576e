package org.kdtoolkit.report.leaderboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.eval.statistics.Spread;

/**
 * The leaderboard for spreadsheets: one row a method, three columns a metric. Values stand in their
 * metrics' units; a cell is empty where there is no value. No heading has a blank in it.
 */
public final class LeaderboardCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private LeaderboardCsv() {}

    /** The file's text. */
    public static String render(Leaderboard leaderboard) {
        Set<MetricKey> metrics = leaderboard.metrics();
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            List<Object> header = new ArrayList<>(List.of("method", "seeds", "failed"));
            metrics.forEach(key -> header.addAll(headings(CsvNames.of(key))));
            header.add("seconds");
            csv.printRecord(header);
            for (MethodScore method : leaderboard.methods()) {
                csv.printRecord(row(method, metrics));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder can't be written to", e);
        }
        return text.toString();
    }

    private static List<String> headings(String metric) {
        return List.of(metric + "-mean", metric + "-std", metric + "-n");
    }

    private static List<Object> row(MethodScore method, Set<MetricKey> metrics) {
        List<Object> row = new ArrayList<>();
        row.add(Printable.line(method.name()));
        row.add(method.seeds().size());
        row.add(method.failed().size());
        for (MetricKey key : metrics) {
            Optional<Spread> spread = method.metric(key);
            row.add(spread.map(s -> String.valueOf(s.mean())).orElse(""));
            row.add(spread.map(s -> number(s.deviation())).orElse(""));
            row.add(spread.map(Spread::count).orElse(0));
        }
        row.add(number(method.seconds()));
        return row;
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.valueOf(value.getAsDouble()) : "";
    }
}
