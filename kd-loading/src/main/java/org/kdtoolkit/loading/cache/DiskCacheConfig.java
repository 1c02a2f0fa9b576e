package org.kdtoolkit.loading.cache;

import ai.djl.util.Utils;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** How much decoded data is kept on disk, and where. */
public record DiskCacheConfig(
        @Doc("how many megabytes decoded samples of all experiments may take; 0 keeps none")
                @Default("4096")
                @Range(min = 0)
                int megabytes,
        @Doc("the folder where they are kept; by default one in the user's cache folder")
                Optional<Path> folder) {

    private static final long MEGABYTE = 1 << 20;

    /** The user's own folder, beside the native libraries that DJL unpacks. */
    public static Path userFolder() {
        return Utils.getCacheDir().resolve("kd-toolkit").resolve("samples");
    }

    /** The most bytes. */
    public long bytes() {
        return megabytes * MEGABYTE;
    }
}
