package org.kdtoolkit.datasets.manifest;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.listing.ListEntry;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.formats.files.DiskSpelling;

/**
 * A list of samples whose paths begin at its own folder. They lead out of that by {@code ..} or as
 * absolute ones only if they may; symbolic links in the folder are followed wherever they lead,
 * since those who put them there meant what they lead to.
 */
final class ManifestList {

    private final Path file;
    private final Path root;
    private final Path base;
    private final ManifestFormat format;
    private final boolean allowOutside;
    private final ListProblems problems;
    private final DiskSpelling spelling = new DiskSpelling();

    /**
     * A list of samples.
     *
     * @param file the list
     * @param base the folder that the paths of its samples are to begin at
     * @param format how it is written, if that is known
     * @param allowOutside whether paths may lead out of its folder
     * @param problems takes what is wrong with it
     * @throws ConfigurationException if nothing tells how it is written
     */
    ManifestList(
            Path file,
            Path base,
            Optional<ManifestFormat> format,
            boolean allowOutside,
            ListProblems problems) {
        this.file = file;
        this.root = file.getParent();
        this.base = base;
        this.format =
                format.orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "%s ends neither with .csv nor .jsonl or .ndjson; set 'format: csv' or 'format: json-lines'"
                                                .formatted(file)));
        this.allowOutside = allowOutside;
        this.problems = problems;
    }

    /**
     * Reads rows until there are too many problems.
     *
     * @param key of the experiment file that names it
     * @return whether a sample may have any number of labels
     * @throws org.kdtoolkit.api.data.DataException if it can't be read, or has not the columns
     */
    boolean read(String key, Columns columns, Consumer<Row> action) {
        return new ListFile(file, key, problems)
                .read(
                        text -> {
                            Rows rows = Rows.of(text, file, format, columns, problems);
                            read(rows, columns, action);
                            return rows.multiLabel();
                        });
    }

    private void read(Rows rows, Columns columns, Consumer<Row> action) throws IOException {
        for (Optional<Row> row = rows.next();
                row.isPresent() && !problems.full();
                row = rows.next()) {
            action.accept(row.get());
            ListLocation place = place(row.get());
            List<String> files = row.get().files();
            for (int i = 0; i < files.size(); i++) {
                check(files.get(i), columns.files().get(i), place);
            }
        }
    }

    /** Where a row stands. */
    ListLocation place(Row row) {
        return new ListLocation(file, row.line());
    }

    /** A row as a sample with labels or without. */
    ListEntry entry(Row row) {
        return new ListEntry(
                place(row),
                row.id(),
                row.subset().orElse(""),
                row.labels(),
                row.files().stream().map(path -> Optional.of(spelt(path))).toList(),
                Segment.WHOLE,
                row.recording().filter(name -> !name.isBlank()),
                row.condition());
    }

    /** A path from the base as the disk spells it, as far as it has it. */
    private String spelt(String path) {
        try {
            Path written = root.resolve(path).normalize();
            Path found = spelling.of(root, written);
            return root.equals(base) && found.equals(written)
                    ? path
                    : (found.startsWith(base) ? base.relativize(found) : found)
                            .toString()
                            .replace('\\', '/');
        } catch (InvalidPathException e) {
            return path;
        }
    }

    private void check(String path, String column, ListLocation place) {
        try {
            if (path.isBlank()) {
                problems.add(
                        place,
                        "has no path in the column '%s', which every sample needs"
                                .formatted(column));
            } else if (!allowOutside && !root.resolve(path).normalize().startsWith(root)) {
                problems.add(
                        place,
                        "path '%s' leaves the folder of the manifest; set 'allow-outside: true' if it may"
                                .formatted(path));
            }
        } catch (InvalidPathException e) {
            problems.add(place, "'%s' is not a path (%s)".formatted(path, e.getReason()));
        }
    }
}
