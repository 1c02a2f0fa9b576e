package org.kdtoolkit.datasets.listing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of comma-separated values in columns that are known beforehand. A first row that repeats
 * the columns' names is passed over, as are lines that begin with {@code #} and blanks around
 * values.
 *
 * @param file the list
 * @param columns what its columns are called
 */
public record CsvList(ListFile file, List<String> columns) {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setIgnoreEmptyLines(true)
                    .setIgnoreSurroundingSpaces(true)
                    .setCommentMarker('#')
                    .get();

    /**
     * Reads rows until there are too many problems. A row that has not as many values as there are
     * columns is a problem, and so is a list without any row.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    public void forEach(Consumer<CsvRow> consumer) {
        long rows = file.read(text -> read(text, consumer));
        if (rows == 0) {
            file.add("it has no rows; expected some of: " + String.join(", ", columns));
        }
    }

    private long read(BufferedReader text, Consumer<CsvRow> consumer) throws IOException {
        long rows = 0;
        CSVParser parser = CSVParser.parse(text, FORMAT);
        Iterator<CSVRecord> records = parser.iterator();
        for (Optional<CSVRecord> next = next(parser, records);
                next.isPresent() && !file.problems().full();
                next = next(parser, records)) {
            CSVRecord values = next.get();
            if (values.getRecordNumber() > 1 || !isHeader(values)) {
                rows++;
                check(new CsvRow(place(parser), values.toList())).ifPresent(consumer);
            }
        }
        return rows;
    }

    private Optional<CSVRecord> next(CSVParser parser, Iterator<CSVRecord> records)
            throws IOException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CSVException)) {
                throw e.getCause();
            }
            file.problems()
                    .add(
                            place(parser),
                            "reading ended here, because quotes don't match: "
                                    + e.getCause().getMessage());
            return Optional.empty();
        }
    }

    private boolean isHeader(CSVRecord values) {
        return values.size() == columns.size()
                && values.get(0).equalsIgnoreCase(columns.get(0))
                && values.get(1).equalsIgnoreCase(columns.get(1));
    }

    private Optional<CsvRow> check(CsvRow row) {
        if (row.values().size() == columns.size()) {
            return Optional.of(row);
        }
        file.problems()
                .add(
                        row.place(),
                        "has %d values, expected %d: %s; a value with a comma in it is put in quotes"
                                .formatted(
                                        row.values().size(),
                                        columns.size(),
                                        String.join(", ", columns)));
        return Optional.empty();
    }

    private Place place(CSVParser parser) {
        return new Place(file.path(), parser.getCurrentLineNumber());
    }
}
