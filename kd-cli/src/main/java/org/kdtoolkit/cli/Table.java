package org.kdtoolkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.leaderboard.TextLayout;

/** Rows of text with aligned columns. */
final class Table {

    private static final String GAP = "  ";
    private static final String CUT = "…";

    /** A narrower column is not worth reading. */
    private static final int LEAST = 20;

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with a row of headings. */
    Table(String... headings) {
        row(headings);
    }

    /** Adds a row with as many cells as there are headings. */
    Table row(String... cells) {
        rows.add(Stream.of(cells).map(Printable::line).toList());
        return this;
    }

    /**
     * The lines without blanks at their ends. On a terminal that they do not fit, texts of the last
     * column go on below; where there is no place for that, the first column is cut at its
     * beginning: of a path, its end tells more.
     */
    List<String> lines() {
        return lines(Screen.width());
    }

    /** The same, on a terminal of a width, if there is one. */
    List<String> lines(OptionalInt width) {
        int excess = width.isPresent() ? total(rows) - width.getAsInt() : 0;
        if (excess <= 0) {
            return aligned(rows);
        }
        int last = rows.get(0).size() - 1;
        int start = total(rows) - width(rows, last);
        if (width.getAsInt() - start >= LEAST) {
            String indent = " ".repeat(start);
            TextLayout layout = new TextLayout(width, true);
            return aligned(rows).stream()
                    .flatMap(line -> layout.prose(line, indent).lines())
                    .toList();
        }
        int place = Math.max(LEAST, width(rows, 0) - excess);
        return aligned(rows.stream().map(row -> cut(row, place)).toList());
    }

    private static List<String> cut(List<String> row, int place) {
        List<String> cells = new ArrayList<>(row);
        String first = row.get(0);
        if (first.length() > place) {
            cells.set(0, CUT + first.substring(first.length() - place + 1));
        }
        return cells;
    }

    private static List<String> aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns).map(i -> width(rows, i)).toArray();
        return rows.stream()
                .map(
                        row ->
                                IntStream.range(0, columns)
                                        .mapToObj(i -> pad(row.get(i), widths[i]))
                                        .collect(Collectors.joining(GAP))
                                        .stripTrailing())
                .toList();
    }

    private static int total(List<List<String>> rows) {
        int columns = rows.get(0).size();
        return IntStream.range(0, columns).map(i -> width(rows, i)).sum()
                + GAP.length() * (columns - 1);
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
