package org.kdtoolkit.datasets.vggsound;

import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * A clip of a list.
 *
 * @param place where
 * @param name its id and its file's name without ending, such as {@code glLQrEijrKg_000300}
 * @param label its class
 * @param subset what its list calls its subset
 */
record Clip(ListLocation place, String name, String label, String subset) {}
