package org.kdtoolkit.datasets.vggsound;

import java.util.Optional;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * A clip of a list.
 *
 * @param place where
 * @param name its id and its file's name without ending, such as {@code glLQrEijrKg_000300}
 * @param label its class; empty where it has none
 * @param subset what its list calls its subset
 */
record Clip(ListLocation place, String name, Optional<String> label, String subset) {

    /** A clip with a label. */
    static Clip labelled(ListLocation place, String name, String label, String subset) {
        return new Clip(place, name, Optional.of(label), subset);
    }

    /** A clip without, which trains. */
    static Clip unlabelled(ListLocation place, String name) {
        return new Clip(place, name, Optional.empty(), "");
    }
}
