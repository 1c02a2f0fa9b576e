package org.kdtoolkit.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In what an exported student computes. */
enum ExportPrecision {
    FLOAT32,
    INT8;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is called so. */
    static Optional<ExportPrecision> of(String key) {
        return Arrays.stream(values()).filter(of -> of.key().equals(key)).findFirst();
    }

    /** How they are called. */
    static List<String> keys() {
        return Arrays.stream(values()).map(ExportPrecision::key).toList();
    }
}
