package org.kdtoolkit.datasets.encoding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.kdtoolkit.api.data.DataException;

/**
 * A file that is being written beside its place.
 *
 * @param place where it will be
 * @param part where it grows
 */
record PartialFile(Path place, Path part) {

    /**
     * Begins a file; its folder is made as needed.
     *
     * @throws DataException if there can be no such folder
     */
    static PartialFile of(Path file) {
        Path place = file.toAbsolutePath();
        try {
            Files.createDirectories(place.getParent());
        } catch (IOException e) {
            throw fault(file, e.toString(), e);
        }
        return new PartialFile(place, place.resolveSibling("." + place.getFileName() + ".part"));
    }

    /** Moves the file to its place, over what was there. */
    void commit() {
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Deletes what was written, unless it is in its place. */
    void discard() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    DataException fault(IOException cause) {
        return fault(place, cause.toString(), cause);
    }

    DataException fault(String what) {
        return fault(place, what, null);
    }

    private static DataException fault(Path file, String what, IOException cause) {
        return new DataException("%s: can't be written (%s)".formatted(file, what), cause);
    }
}
