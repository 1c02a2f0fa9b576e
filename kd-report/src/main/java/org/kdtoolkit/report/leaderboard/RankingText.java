package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kdtoolkit.api.internal.Printable;

/** Methods ranked over several data sets, for the terminal: the best is the first row. */
public final class RankingText {

    private RankingText() {}

    /** The table with what stands above and under it. */
    public static String render(DataSetRanking found) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%s over %d data sets\n\n"
                        .formatted(found.metric().key(), found.dataSets().size()));
        text.append(AlignedText.of(rows(found))).append("\n");
        text.append(
                ComparisonText.lines(
                        "Mean over seeds%s, its rank among the methods in brackets; 1 is the best."
                                .formatted(found.metric().percent() ? " in percent" : ""),
                        ""));
        found.sentences()
                .forEach(line -> text.append(ComparisonText.lines(Printable.line(line), "")));
        found.notes()
                .forEach(
                        note ->
                                text.append(
                                        ComparisonText.lines("note: " + Printable.line(note), "")));
        return text.toString();
    }

    private static List<List<String>> rows(DataSetRanking found) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("method", "average rank"));
        header.addAll(found.dataSets());
        rows.add(header);
        for (int j : found.ranking().order()) {
            List<String> row = new ArrayList<>();
            row.add(found.ranking().methods().get(j));
            row.add(String.format(Locale.ROOT, "%.2f", found.ranking().averages().get(j)));
            for (int i = 0; i < found.dataSets().size(); i++) {
                row.add(cell(found, i, j));
            }
            rows.add(row);
        }
        return rows;
    }

    /** A mean with its rank: {@code 81.2 (1)}. */
    public static String cell(DataSetRanking found, int dataSet, int method) {
        double rank = found.ranking().ranks().get(dataSet).get(method);
        return "%s (%s)"
                .formatted(
                        found.metric().text(found.means().get(dataSet).get(method)),
                        rank == Math.rint(rank)
                                ? Long.toString((long) rank)
                                : Double.toString(rank));
    }
}
