package org.kdtoolkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.internal.Printable;

/** Rows of text with aligned columns. */
final class Table {

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

    /** The lines without blanks at their ends. */
    List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        return rows.stream()
                .map(
                        row ->
                                IntStream.range(0, columns)
                                        .mapToObj(i -> pad(row.get(i), widths[i]))
                                        .collect(Collectors.joining("  "))
                                        .stripTrailing())
                .toList();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
