package org.kdtoolkit.datasets.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/**
 * A list of comma-separated values whose first row names the columns, in whatever order: versions
 * of a list differ in columns that nobody needs here.
 *
 * @param file the list
 * @param required the columns that it must have
 * @param optional the columns that are looked at where it has them
 * @param advice what to do where a required column is missing
 */
public record HeadedList(
        ListFile file, List<String> required, List<String> optional, String advice) {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setIgnoreEmptyLines(true)
                    .setIgnoreSurroundingSpaces(true)
                    .get();

    /**
     * Reads rows until there are too many problems. Missing columns are one problem, as is a list
     * without any row, and each row that has not as many values as there are columns.
     *
     * @param consumer is given rows of the required and the optional columns' values, in the order
     *     of these; empty where there is no such column
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read
     */
    public void forEach(Consumer<CsvRow> consumer) {
        file.read(
                text -> {
                    CsvText rows = new CsvText(text, FORMAT, file.path(), file.problems());
                    Optional<CsvRow> header = rows.next();
                    if (header.isPresent() && fits(header.get())) {
                        read(rows, header.get().values(), consumer);
                    } else if (header.isEmpty() && !rows.brokenOff()) {
                        file.add(
                                "it is empty; expected a header row: "
                                        + String.join(",", required));
                    }
                    return header;
                });
    }

    private boolean fits(CsvRow header) {
        List<String> missing =
                required.stream().filter(name -> !header.values().contains(name)).toList();
        if (!missing.isEmpty()) {
            file.problems()
                    .add(
                            header.place(),
                            "the header has no column '%s' (it has: %s); %s"
                                    .formatted(
                                            String.join("', '", missing),
                                            String.join(", ", header.values()),
                                            advice));
        }
        return missing.isEmpty();
    }

    private void read(CsvText rows, List<String> header, Consumer<CsvRow> consumer)
            throws IOException {
        int[] columns =
                Stream.concat(required.stream(), optional.stream())
                        .mapToInt(header::indexOf)
                        .toArray();
        boolean any = false;
        for (Optional<CsvRow> row = rows.next();
                row.isPresent() && !file.problems().full();
                row = rows.next()) {
            any = true;
            if (row.get().values().size() == header.size()) {
                consumer.accept(chosen(row.get(), columns));
            } else {
                file.problems()
                        .add(
                                row.get().place(),
                                "has %d values, the header %d; a value with a comma in it is put in quotes"
                                        .formatted(row.get().values().size(), header.size()));
            }
        }
        if (!any && !rows.brokenOff()) {
            file.add("it has no rows but the header");
        }
    }

    private static CsvRow chosen(CsvRow row, int[] columns) {
        List<String> values = new ArrayList<>(columns.length);
        for (int column : columns) {
            values.add(column < 0 ? "" : row.values().get(column));
        }
        return new CsvRow(row.place(), values);
    }
}
