package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.internal.Printable;

/**
 * How texts are laid out for where they are read.
 *
 * @param columns how many characters fit on a line of the terminal; empty where lines may have any
 *     length, as in a file
 * @param all whether all metrics are shown, also those that do not fit beside each other
 */
public record TextLayout(OptionalInt columns, boolean all) {

    /** Lines of any length. */
    public static final TextLayout UNBOUNDED = new TextLayout(OptionalInt.empty(), true);

    private static final int LEAST = 40;
    private static final int NARROW = 80;
    private static final int LEAST_NAME = 12;
    private static final String CUT = "…";

    /** Takes narrower terminals for one of 40 columns, on which lines wrap. */
    public TextLayout {
        columns =
                columns.isPresent() ? OptionalInt.of(Math.max(LEAST, columns.getAsInt())) : columns;
    }

    /** Whether a text fits: its longest line. */
    boolean fits(String text) {
        return columns.isEmpty()
                || text.lines().allMatch(line -> length(line) <= columns.getAsInt());
    }

    /** A sentence, broken at blanks where it does not fit. */
    public String prose(String text) {
        return prose(text, "");
    }

    /**
     * The same.
     *
     * @param indent what further lines begin with
     */
    public String prose(String text, String indent) {
        return columns.isEmpty() ? text + "\n" : WrappedText.of(text, indent, columns.getAsInt());
    }

    /**
     * A sentence that is broken at blanks in files, too: in lines of 80 characters, or fewer where
     * the terminal has fewer.
     *
     * @param indent what further lines begin with
     */
    String narrow(String text, String indent) {
        return WrappedText.of(text, indent, Math.min(NARROW, columns.orElse(NARROW)));
    }

    /**
     * A table. Where it does not fit, its columns are laid out in parts under each other, each
     * after the first ones again; a name that leaves no place is cut.
     *
     * @param rows each with as many cells as the first
     * @param first how many columns each part begins with
     */
    String table(List<List<String>> rows, int first) {
        String whole = AlignedText.of(rows);
        if (fits(whole)) {
            return whole;
        }
        List<List<String>> named = cut(rows, first);
        int count = rows.get(0).size();
        StringBuilder text = new StringBuilder();
        for (int start = first; start < count; ) {
            int end = start + 1;
            String part = part(named, first, start, end);
            while (end < count && fits(part(named, first, start, end + 1))) {
                end++;
                part = part(named, first, start, end);
            }
            text.append(start == first ? "" : "\n").append(part);
            start = end;
        }
        return text.toString();
    }

    private static String part(List<List<String>> rows, int first, int start, int end) {
        return AlignedText.of(
                rows.stream()
                        .map(
                                row ->
                                        Stream.concat(
                                                        row.subList(0, first).stream(),
                                                        row.subList(start, end).stream())
                                                .toList())
                        .toList());
    }

    /** Shortens the names so that the widest of the other columns fits beside them. */
    private List<List<String>> cut(List<List<String>> rows, int first) {
        int others =
                IntStream.range(1, first).map(c -> width(rows, c) + 2).sum()
                        + IntStream.range(first, rows.get(0).size())
                                .map(c -> width(rows, c) + 2)
                                .max()
                                .orElse(0);
        int place = Math.max(LEAST_NAME, columns.orElseThrow() - others);
        return rows.stream()
                .map(
                        row -> {
                            List<String> cells = new ArrayList<>(row);
                            cells.set(0, shortened(Printable.line(row.get(0)), place));
                            return List.copyOf(cells);
                        })
                .collect(Collectors.toList());
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream()
                .mapToInt(row -> length(Printable.line(row.get(column))))
                .max()
                .orElse(0);
    }

    private static String shortened(String text, int place) {
        return length(text) <= place
                ? text
                : text.substring(0, text.offsetByCodePoints(0, place - 1)) + CUT;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
