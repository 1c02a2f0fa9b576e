package org.kdtoolkit.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kdtoolkit.loading.cache.DiskCache;

/**
 * The folder that DJL unpacks native libraries to, and where teachers' answers and decoded samples
 * are kept.
 *
 * @param folder the folder; made at the first use
 * @param samples the one of decoded samples in it
 */
record CacheCheck(Path folder, Path samples) implements Check {

    private static final long MEGABYTE = 1 << 20;

    @Override
    public CheckResult run() {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing)
                ? CheckResult.ok("cache", "%s, %s".formatted(folder, kept()))
                : CheckResult.fail(
                        "cache",
                        folder + " can't be written",
                        "make it writable, or name another folder in DJL_CACHE_DIR");
    }

    private String kept() {
        try {
            return "with %d MB of decoded samples".formatted(DiskCache.bytes(samples) / MEGABYTE);
        } catch (IOException e) {
            return "whose decoded samples can't be counted (%s)".formatted(e);
        }
    }
}
