package org.kdtoolkit.datasets.manifest;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How a manifest is written. */
public enum ManifestFormat {
    /** Comma-separated values with a header row (RFC 4180). */
    CSV,
    /** One JSON object a line. */
    JSON_LINES;

    /** The format that a file's ending tells. */
    static Optional<ManifestFormat> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Optional.of(CSV);
        }
        return name.endsWith(".jsonl") || name.endsWith(".ndjson")
                ? Optional.of(JSON_LINES)
                : Optional.empty();
    }
}
