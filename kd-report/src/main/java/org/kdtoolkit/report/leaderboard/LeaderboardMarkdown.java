package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Printable;

/** The leaderboard as a Markdown table, the best mean of each column in bold. */
public final class LeaderboardMarkdown {

    private LeaderboardMarkdown() {}

    /** The file's text. */
    public static String render(Leaderboard leaderboard) {
        List<Column> columns = leaderboard.columns();
        List<String> header = new ArrayList<>(List.of("method", "seeds"));
        List<String> rule = new ArrayList<>(List.of(":--", "--:"));
        for (Column column : columns) {
            header.add(escape(column.key().toString()));
            rule.add("--:");
        }
        StringBuilder text = new StringBuilder();
        text.append("# ").append(escape(leaderboard.name())).append("\n\n");
        text.append(line(header)).append(line(rule));
        boolean bold = false;
        for (MethodScore method : leaderboard.methods()) {
            List<String> cells =
                    new ArrayList<>(List.of(escape(method.title()), method.progress()));
            for (Column column : columns) {
                String value = column.text(method);
                boolean best = leaderboard.isBest(method, column);
                bold |= best;
                cells.add(best ? "**" + value + "**" : value);
            }
            text.append(line(cells));
        }
        text.append("\n").append(Legend.text(columns));
        text.append(bold ? " Bold: best of its column.\n" : "\n");
        for (String failure : Legend.failures(leaderboard)) {
            text.append("\n- ").append(escape(failure));
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escape(String text) {
        return Printable.line(text.replaceAll("\\R", " "))
                .replaceAll("([\\\\|*_`<\\[\\]#])", "\\\\$1");
    }
}
