package org.kdtoolkit.teachers.network;

import java.util.Locale;

/** What an output of a network is to a teacher. */
public enum OutputRole {
    /** A vector [Dt] of each sample. */
    EMBEDDING,
    /** A value for each class, [C], of each sample. */
    LOGITS,
    /** Vectors over positions. */
    FEATURE_MAP;

    /** The name in YAML and in files, such as {@code feature-map}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
