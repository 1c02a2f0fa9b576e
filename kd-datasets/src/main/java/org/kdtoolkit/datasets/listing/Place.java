package org.kdtoolkit.datasets.listing;

import java.nio.file.Path;

/**
 * Where something stands in a list.
 *
 * @param file the list
 * @param line the line in it, from 1
 */
public record Place(Path file, long line) {}
