package org.kdtoolkit.datasets.listing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;

/**
 * A list of comma-separated values in columns that are known beforehand. A first row that repeats
 * the columns' names is passed over, as are lines that begin with {@code #} and blanks around
 * values.
 *
 * @param file the list
 * @param columns what its columns are called
 * @param advice what a row of another number of values may be for
 */
public record CsvList(ListFile file, List<String> columns, String advice) {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setIgnoreEmptyLines(true)
                    .setIgnoreSurroundingSpaces(true)
                    .setCommentMarker('#')
                    .get();

    /** A list of samples with labels, whose names may have commas in them. */
    public CsvList(ListFile file, List<String> columns) {
        this(file, columns, "a value with a comma in it is put in quotes");
    }

    /** A list of samples without labels. */
    public static CsvList unlabelled(ListFile file, List<String> columns) {
        return new CsvList(file, columns, "'unlabelled' lists samples without labels");
    }

    /**
     * Reads rows until there are too many problems. A row that has not as many values as there are
     * columns is a problem, and so is a list without any row.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    public void forEach(Consumer<CsvRow> consumer) {
        boolean any = file.read(text -> read(text, consumer));
        if (!any) {
            file.add("it has no rows; expected some of: " + String.join(", ", columns));
        }
    }

    /** Reads rows, and says whether there is any, be it broken. */
    private boolean read(ListText text, Consumer<CsvRow> consumer) throws IOException {
        CsvText rows = new CsvText(text, FORMAT, file.path(), file.problems());
        boolean first = true;
        boolean any = false;
        for (Optional<CsvRow> row = rows.next();
                row.isPresent() && !file.problems().full();
                row = rows.next()) {
            if (!first || !isHeader(row.get().values())) {
                any = true;
                check(row.get()).ifPresent(consumer);
            }
            first = false;
        }
        return any || rows.brokenOff();
    }

    private boolean isHeader(List<String> values) {
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
                        "has %d values, expected %d: %s; %s"
                                .formatted(
                                        row.values().size(),
                                        columns.size(),
                                        String.join(", ", columns),
                                        advice));
        return Optional.empty();
    }
}
