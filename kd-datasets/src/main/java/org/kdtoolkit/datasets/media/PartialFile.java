package org.kdtoolkit.datasets.media;

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
public record PartialFile(Path place, Path part) implements AutoCloseable {

    /**
     * Begins a file; its folder is made as needed.
     *
     * @throws DataException if there can be no such folder
     */
    public static PartialFile of(Path file) {
        Path place = file.toAbsolutePath();
        try {
            Files.createDirectories(place.getParent());
        } catch (IOException e) {
            throw fault(file, e.toString(), e);
        }
        return new PartialFile(place, place.resolveSibling("." + place.getFileName() + ".part"));
    }

    /**
     * Moves the file to its place, over what was there.
     *
     * @throws DataException if that can't be
     */
    public void commit() {
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Deletes what was written, unless it is in its place. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Says that the file can't be written. */
    public DataException fault(IOException cause) {
        return fault(place, cause.toString(), cause);
    }

    /** Says that the file can't be written, and why. */
    public DataException fault(String what) {
        return fault(place, what, null);
    }

    private static DataException fault(Path file, String what, IOException cause) {
        return new DataException("%s: can't be written (%s)".formatted(file, what), cause);
    }
}
