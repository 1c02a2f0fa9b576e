package org.kdtoolkit.datasets.kinetics;

import java.util.Optional;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * A clip of a list.
 *
 * @param place where
 * @param name its id and its file's name without ending, such as {@code -3B32lodo2M_000059_000069}
 * @param label its class; empty where it has none
 */
record Clip(ListLocation place, String name, Optional<String> label) {}
