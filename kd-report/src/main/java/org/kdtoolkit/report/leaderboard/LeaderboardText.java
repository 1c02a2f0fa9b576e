package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Printable;

/**
 * The leaderboard for the terminal: aligned columns, the best mean of each marked with a star.
 * Where trials leave several networks, each has a table of its own, which is as wide as a terminal.
 */
public final class LeaderboardText {

    private LeaderboardText() {}

    /** The table with what stands above and under it. */
    public static String render(Leaderboard leaderboard) {
        return render(leaderboard, Legend.failures(leaderboard));
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
        text.append(isStarred(leaderboard, columns) ? " * best of its column.\n" : "\n");
        text.append(ComparisonText.of(leaderboard));
        failures.forEach(failure -> text.append(failure).append("\n"));
        return text.toString();
    }

    private static String table(Leaderboard leaderboard, List<Column> columns) {
        List<List<String>> rows = new ArrayList<>(headings(columns));
        for (MethodScore method : leaderboard.methods()) {
            List<String> row = new ArrayList<>(List.of(method.title(), method.progress()));
            for (Column column : columns) {
                boolean best = leaderboard.isBest(method, column);
                // the place of the star is kept free, so that numbers stay under each other
                row.add(column.text(method) + (best ? "*" : " "));
            }
            rows.add(row);
        }
        return AlignedText.of(rows);
    }

    private static boolean isStarred(Leaderboard leaderboard, List<Column> columns) {
        return leaderboard.methods().stream()
                .anyMatch(
                        method ->
                                columns.stream()
                                        .anyMatch(column -> leaderboard.isBest(method, column)));
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
