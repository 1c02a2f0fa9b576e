package org.kdtoolkit.datasets.manifest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListText;

/** The samples of a list, one after the other. */
sealed interface Rows permits CsvRows, JsonRows {

    /** Whether a sample may have any number of labels. */
    boolean multiLabel();

    /**
     * The next sample that can be read; those on the way that can't are reported as problems.
     *
     * @return the sample, or empty at the end
     */
    Optional<Row> next() throws IOException;

    /**
     * Begins to read a list.
     *
     * @throws IOException if it can't be read
     * @throws org.kdtoolkit.api.data.DataException if it has not the columns
     */
    static Rows of(
            ListText text, Path file, ManifestFormat format, Columns columns, ListProblems problems)
            throws IOException {
        return switch (format) {
            case CSV -> new CsvRows(text, file, columns, problems);
            case JSON_LINES -> new JsonRows(text, file, columns, problems);
        };
    }
}
