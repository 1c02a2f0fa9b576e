package org.kdtoolkit.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that DJL unpacks native libraries to, and where teachers' answers are kept.
 *
 * @param folder the folder; made at the first use
 */
record CacheCheck(Path folder) implements Check {

    @Override
    public Finding run() {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing)
                ? Finding.ok("cache", folder.toString())
                : Finding.fail(
                        "cache",
                        folder + " can't be written",
                        "make it writable, or name another folder in DJL_CACHE_DIR");
    }
}
