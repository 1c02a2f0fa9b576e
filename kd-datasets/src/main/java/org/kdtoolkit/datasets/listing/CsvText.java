package org.kdtoolkit.datasets.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of comma-separated values, up to the first whose quotes don't match: nobody can tell what
 * the text behind it means.
 */
public final class CsvText {

    private final ListText text;
    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final ListProblems problems;
    private boolean brokenOff;

    /**
     * Begins to read.
     *
     * @param text the rows
     * @param format how they are written
     * @param file where they stand
     * @param problems is told where reading ended early
     * @throws IOException if the text can't be read
     */
    public CsvText(ListText text, CSVFormat format, Path file, ListProblems problems)
            throws IOException {
        this.text = text;
        this.file = file;
        this.parser = CSVParser.parse(text, format);
        this.rows = parser.iterator();
        this.problems = problems;
    }

    /**
     * The next row, or empty at the end.
     *
     * @throws IOException if the text can't be read
     */
    public Optional<CsvRow> next() throws IOException {
        text.beginRow(parser.getCurrentLineNumber() + 1);
        try {
            return rows.hasNext() ? Optional.of(row(rows.next())) : Optional.empty();
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CSVException)) {
                throw e.getCause();
            }
            brokenOff = true;
            problems.add(
                    place(),
                    "reading ended here, because quotes don't match: " + e.getCause().getMessage());
            return Optional.empty();
        }
    }

    /** Whether reading has ended early. */
    boolean brokenOff() {
        return brokenOff;
    }

    private CsvRow row(CSVRecord values) {
        return new CsvRow(place(), values.toList());
    }

    private ListLocation place() {
        return new ListLocation(file, parser.getCurrentLineNumber());
    }
}
