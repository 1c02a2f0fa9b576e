package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.api.internal.Printable;

/** Rows of cells under each other: the first of each to the left, the others to the right. */
final class AlignedText {

    private static final String GAP = "  ";

    private AlignedText() {}

    /** The rows as lines; each has as many cells as the first. */
    static String of(List<List<String>> texts) {
        List<List<String>> rows =
                texts.stream().map(row -> row.stream().map(Printable::line).toList()).toList();
        int[] widths =
                IntStream.range(0, rows.get(0).size())
                        .map(c -> rows.stream().mapToInt(row -> width(row.get(c))).max().orElse(0))
                        .toArray();
        return rows.stream()
                .map(row -> line(row, widths).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private static String line(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int c = 0; c < widths.length; c++) {
            String padding = " ".repeat(widths[c] - width(cells.get(c)));
            padded.add(c == 0 ? cells.get(c) + padding : padding + cells.get(c));
        }
        return String.join(GAP, padded);
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
