package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.result.Benchmark;

/**
 * The leaderboard for the terminal: aligned columns in the order of the metric that choices are
 * made by, the best of which is marked with a star. Where trials leave several networks, each has a
 * table of its own, which is as wide as a terminal.
 */
public final class LeaderboardText {

    private LeaderboardText() {}

    /** The table with what stands above and under it. */
    public static String render(Leaderboard leaderboard) {
        return render(leaderboard, Legend.failures(leaderboard));
    }

    /** The table of a benchmark, and what nobody may miss who compares its trials. */
    public static String render(Benchmark benchmark) {
        Leaderboard leaderboard = Leaderboard.of(benchmark);
        return render(
                leaderboard,
                Stream.concat(
                                benchmark.warnings().stream().map(Printable::line),
                                Legend.failures(leaderboard).stream())
                        .toList());
    }

    /**
     * The same.
     *
     * @param failures what is said of trials that failed
     */
    static String render(Leaderboard leaderboard, List<String> failures) {
        List<Column> columns = leaderboard.columns();
        StringBuilder text = new StringBuilder(Printable.line(leaderboard.name())).append("\n\n");
        columns.stream()
                .collect(
                        Collectors.groupingBy(
                                column -> column.key().network(),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .forEach(ofOne -> text.append(table(leaderboard, ofOne)).append("\n"));
        text.append(Legend.text(columns));
        text.append(" ").append(Legend.order(leaderboard, "*")).append("\n");
        text.append(ComparisonText.of(leaderboard));
        failures.forEach(failure -> text.append(failure).append("\n"));
        return text.toString();
    }

    private static String table(Leaderboard leaderboard, List<Column> columns) {
        List<List<String>> rows = new ArrayList<>(headings(columns));
        for (MethodScore method : leaderboard.ranked()) {
            List<String> row = new ArrayList<>(List.of(method.title(), method.progress()));
            for (Column column : columns) {
                boolean best =
                        column.key().equals(leaderboard.choosing()) && leaderboard.isChosen(method);
                // the place of the star is kept free, so that numbers stay under each other
                row.add(column.text(method) + (best ? "*" : " "));
            }
            rows.add(row);
        }
        return AlignedText.of(rows);
    }

    private static List<List<String>> headings(List<Column> columns) {
        List<List<String>> lines = new ArrayList<>();
        int height = columns.get(0).headings().size();
        for (int i = 0; i < height; i++) {
            int line = i;
            List<String> row =
                    new ArrayList<>(
                            line == height - 1 ? List.of("method", "seeds") : List.of("", ""));
            columns.forEach(column -> row.add(column.headings().get(line) + " "));
            lines.add(row);
        }
        lines.removeIf(row -> row.stream().allMatch(String::isBlank));
        return lines;
    }
}
