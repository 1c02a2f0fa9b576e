package org.kdtoolkit.formats.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Whether a path leads to a file that can be read from its beginning to its end. Opening a named
 * pipe waits until somebody writes to it, and some devices never end: whatever opens a file that a
 * user named looks here first.
 */
public final class RegularFile {

    private RegularFile() {}

    /**
     * What keeps a path from being read as a file.
     *
     * @return what is wrong, which reads on from the file's name; empty if it is a file
     */
    public static Optional<String> fault(Path path) {
        try {
            return fault(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.of("does not exist");
        } catch (IOException e) {
            return Optional.of("can't be read (%s)".formatted(e));
        }
    }

    private static Optional<String> fault(BasicFileAttributes found) {
        if (found.isRegularFile()) {
            return Optional.empty();
        }
        return Optional.of(
                found.isDirectory()
                        ? "is a folder, expected a file"
                        : "is a pipe, a socket or a device, expected a file");
    }

    /**
     * Opens a file.
     *
     * @throws NoSuchFileException if there is nothing
     * @throws IOException if it is something else, whose message reads on from the file's name, or
     *     can't be opened
     */
    public static InputStream open(Path path) throws IOException {
        require(path);
        return Files.newInputStream(path);
    }

    /**
     * Checks that a path leads to a file.
     *
     * @throws NoSuchFileException if there is nothing
     * @throws IOException if it is something else; the message reads on from the file's name
     */
    public static void require(Path path) throws IOException {
        Optional<String> fault = fault(Files.readAttributes(path, BasicFileAttributes.class));
        if (fault.isPresent()) {
            throw new IOException(fault.get());
        }
    }
}
