package org.kdtoolkit.report.leaderboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table for spreadsheets in the making. */
final class CsvText {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final StringBuilder text = new StringBuilder();
    private final CSVPrinter csv;

    CsvText() {
        try {
            csv = new CSVPrinter(text, FORMAT);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Adds a row. */
    void row(Object... cells) {
        try {
            csv.printRecord(cells);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** A number that may be absent. */
    static Object cell(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : "";
    }

    /** Numbers in one cell, with spaces between them. */
    static String cell(List<Double> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("a StringBuilder can't be written to", e);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
