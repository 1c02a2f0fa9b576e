package org.kdtoolkit.formats.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kdtoolkit.api.data.DataException;

/**
 * Writes files beside their place and moves them there whole, so that nobody ever reads half a file
 * and an interrupted run keeps the one before. Folders are made as needed.
 */
public final class AtomicFile {

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; need not close the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes a text in UTF-8.
     *
     * @throws DataException if the file can't be written
     */
    public static void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes any content.
     *
     * @throws DataException if the file can't be written; the file that was there stays
     */
    public static void write(Path file, Content content) {
        try (PartialFile partial = PartialFile.of(file)) {
            write(content, partial);
            partial.commit();
        }
    }

    /**
     * Writes one of thousands of files, without waiting for the disk each time: see {@link
     * PartialFile#commitUnsynced}.
     *
     * @throws DataException if the file can't be written; the file that was there stays
     */
    public static void writeUnsynced(Path file, Content content) {
        try (PartialFile partial = PartialFile.of(file)) {
            write(content, partial);
            partial.commitUnsynced();
        }
    }

    /**
     * Writes any content to a place in an existing folder that other processes may write to at the
     * same time.
     *
     * @throws DataException if the file can't be written; the file that was there stays
     */
    public static void writeAmongOthers(Path file, Content content) {
        try (PartialFile partial = PartialFile.ofOneOfSeveral(file)) {
            write(content, partial);
            partial.commit();
        }
    }

    private static void write(Content content, PartialFile partial) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial.part()))) {
            content.writeTo(out);
        } catch (IOException e) {
            throw partial.fault(e);
        }
    }
}
