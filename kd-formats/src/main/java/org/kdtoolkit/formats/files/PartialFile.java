package org.kdtoolkit.formats.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.kdtoolkit.api.data.DataException;

/**
 * A file that is being written beside its place, and moved there whole: nobody ever reads half a
 * file, and whatever ends the process or the power, the place has what it had before or all that is
 * new.
 *
 * <p>Two writers of one place write to the same file beside it, and a {@link FolderLock} keeps them
 * apart; where they may meet, each has a {@linkplain #ofOneOfSeveral file of its own}.
 *
 * @param place where it will be
 * @param part where it grows
 */
public record PartialFile(Path place, Path part) implements AutoCloseable {

    private static final String BEFORE = ".";
    private static final String BEHIND = ".part";

    /**
     * Begins a file; its folder is made as needed.
     *
     * @throws DataException if there can be no such folder
     */
    public static PartialFile of(Path file) {
        Path place = file.toAbsolutePath();
        try {
            Durability.createFolders(place.getParent());
        } catch (IOException e) {
            throw fault(file, e.toString(), e);
        }
        return new PartialFile(place, place.resolveSibling(BEFORE + place.getFileName() + BEHIND));
    }

    /**
     * Begins a file in a place that others may write to at the same time; the one that moves last
     * stays. Makes no folder.
     */
    public static PartialFile ofOneOfSeveral(Path file) {
        String own = file.getFileName() + "." + UUID.randomUUID() + BEHIND;
        return new PartialFile(file, file.resolveSibling(own));
    }

    /** Whether a file is one that is being written, or that a process left when it was ended. */
    public static boolean isPart(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(BEFORE) && name.endsWith(BEHIND);
    }

    /**
     * Moves the file to its place, over what was there. Its content is on the disk before, its name
     * afterwards.
     *
     * @throws DataException if that can't be
     */
    public void commit() {
        try {
            Durability.ofContent(part);
            move();
            Durability.ofNames(place.getParent());
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /**
     * Moves the file to its place without waiting for the disk, which takes some milliseconds a
     * file. Where the power fails soon afterwards, the file may be empty: for what is made by the
     * thousand, and is made again by the same command.
     *
     * @throws DataException if that can't be
     */
    public void commitUnsynced() {
        try {
            move();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /**
     * The same for a place that nothing depends on, such as a cache's.
     *
     * @throws IOException if that can't be
     */
    public void move() throws IOException {
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
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
