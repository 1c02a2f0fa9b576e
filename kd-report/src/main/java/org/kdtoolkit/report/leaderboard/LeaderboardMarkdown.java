package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.report.markdown.Markdown;

/** The leaderboard as a Markdown table, the best mean of each column in bold. */
public final class LeaderboardMarkdown {

    private LeaderboardMarkdown() {}

    /** The file's text. */
    public static String render(Leaderboard leaderboard) {
        List<Column> columns = leaderboard.columns();
        List<String> header = new ArrayList<>(List.of("method", "seeds"));
        for (Column column : columns) {
            header.add(Markdown.text(column.key().toString()));
        }
        List<List<String>> rows = new ArrayList<>();
        boolean bold = false;
        for (MethodScore method : leaderboard.methods()) {
            List<String> cells =
                    new ArrayList<>(List.of(Markdown.text(method.title()), method.progress()));
            for (Column column : columns) {
                String value = column.text(method);
                boolean best = leaderboard.isBest(method, column);
                bold |= best;
                cells.add(best ? "**" + value + "**" : value);
            }
            rows.add(cells);
        }
        StringBuilder text = new StringBuilder();
        text.append("# ").append(Markdown.text(leaderboard.name())).append("\n\n");
        text.append(Markdown.table(header, rows));
        text.append("\n").append(Legend.text(columns));
        text.append(bold ? " Bold: best of its column.\n" : "\n");
        for (String failure : Legend.failures(leaderboard)) {
            text.append("\n- ").append(Markdown.text(failure));
        }
        return text.toString().stripTrailing() + "\n";
    }
}
