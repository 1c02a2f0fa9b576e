package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.report.markdown.Markdown;

/**
 * The leaderboard as a Markdown table, in the order of the metric that choices are made by, the
 * best of which is in bold.
 */
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
        for (MethodScore method : leaderboard.ranked()) {
            List<String> cells =
                    new ArrayList<>(List.of(Markdown.text(method.title()), method.progress()));
            for (Column column : columns) {
                String value = column.text(method);
                boolean best =
                        column.key().equals(leaderboard.choosing()) && leaderboard.isChosen(method);
                cells.add(best ? "**" + value + "**" : value);
            }
            rows.add(cells);
        }
        StringBuilder text = new StringBuilder();
        text.append("# ").append(Markdown.text(leaderboard.name())).append("\n\n");
        text.append(Markdown.table(header, rows));
        text.append("\n").append(Legend.text(columns));
        text.append(" ").append(Legend.order(leaderboard, "in bold")).append("\n");
        for (String failure : Legend.failures(leaderboard)) {
            text.append("\n- ").append(Markdown.text(failure));
        }
        return text.toString().stripTrailing() + "\n";
    }
}
