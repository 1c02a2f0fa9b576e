package org.kdtoolkit.loading.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Files that were written long ago. */
final class SourceFiles {

    static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));

    private SourceFiles() {}

    /** Writes a file, or writes over it. */
    static Path write(Path file, String content) throws IOException {
        Files.writeString(file, content);
        return Files.setLastModifiedTime(file, LONG_AGO);
    }
}
