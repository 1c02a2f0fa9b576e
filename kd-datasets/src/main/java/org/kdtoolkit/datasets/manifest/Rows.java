package org.kdtoolkit.datasets.manifest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The samples of a list, one after the other. */
sealed interface Rows extends AutoCloseable permits CsvRows, JsonRows {

    char BYTE_ORDER_MARK = '\ufeff';

    /** Whether a sample may have any number of labels. */
    boolean multiLabel();

    /**
     * The next sample that can be read; those on the way that can't are reported as problems.
     *
     * @return the sample, or empty at the end
     */
    Optional<Row> next() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Opens a list.
     *
     * @throws IOException if it can't be read
     * @throws org.kdtoolkit.api.data.DataException if it has not the columns
     */
    static Rows open(Path file, ManifestFormat format, Columns columns, Problems problems)
            throws IOException {
        BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return switch (format) {
                case CSV -> new CsvRows(reader, columns, problems);
                case JSON_LINES -> new JsonRows(reader, columns, problems);
            };
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }
}
