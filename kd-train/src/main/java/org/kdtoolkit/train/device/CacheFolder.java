package org.kdtoolkit.train.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that DJL unpacks native libraries to.
 *
 * @param path the folder; made at the first use
 */
public record CacheFolder(Path path) {

    /**
     * Writes a file there, as permissions don't tell all: a system of files may refuse it, or be
     * full.
     *
     * @return what is in the way; empty if nothing is
     */
    public Optional<GpuObstacle> obstacle() {
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, "check-", ".tmp"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    new GpuObstacle(
                            "%s can't be written (%s)".formatted(path, reason(e)),
                            "make it writable, or name another folder in DJL_CACHE_DIR"));
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "no file can be made there"
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
