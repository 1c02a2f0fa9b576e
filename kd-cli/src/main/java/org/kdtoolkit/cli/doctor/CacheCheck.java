package org.kdtoolkit.cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import org.kdtoolkit.loading.cache.DiskCache;
import org.kdtoolkit.train.device.CacheFolder;

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
        return new CacheFolder(folder)
                .obstacle()
                .map(found -> CheckResult.fail("cache", found.what(), found.remedy()))
                .orElseGet(() -> CheckResult.ok("cache", "%s, %s".formatted(folder, kept())));
    }

    private String kept() {
        try {
            return "with %d MB of decoded samples".formatted(DiskCache.bytes(samples) / MEGABYTE);
        } catch (IOException e) {
            return "whose decoded samples can't be counted (%s)".formatted(e);
        }
    }
}
