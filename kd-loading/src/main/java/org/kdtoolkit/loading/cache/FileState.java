package org.kdtoolkit.loading.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells that a file is still the same, without reading it.
 *
 * @param path its absolute path
 * @param size its bytes
 * @param modified when it was last written
 * @param key what the file system knows it by, such as its inode
 */
record FileState(Path path, long size, FileTime modified, String key) {

    /** The coarsest that file systems keep times: a file may change twice within one tick. */
    private static final Duration TICK = Duration.ofSeconds(2);

    /**
     * The state of a file now; empty if it is none, or so young that it may change without showing.
     */
    static Optional<FileState> of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            Instant settled = found.lastModifiedTime().toInstant().plus(TICK);
            return found.isRegularFile() && settled.isBefore(Instant.now())
                    ? Optional.of(
                            new FileState(
                                    file.toAbsolutePath().normalize(),
                                    found.size(),
                                    found.lastModifiedTime(),
                                    String.valueOf(found.fileKey())))
                    : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Whether it is so still. */
    boolean holds() {
        return of(path).equals(Optional.of(this));
    }

    /** All but the path, in one line. */
    String text() {
        return "%d %s %s".formatted(size, modified, key);
    }
}
