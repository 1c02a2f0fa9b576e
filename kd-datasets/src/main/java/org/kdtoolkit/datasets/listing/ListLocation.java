package org.kdtoolkit.datasets.listing;

import java.nio.file.Path;

/**
 * Where something stands in a list.
 *
 * @param file the list
 * @param line the line in it, from 1
 * @param column the character in the line, from 1; 0 if it is about the line as a whole
 */
public record ListLocation(Path file, long line, int column) {

    /** A whole line. */
    public ListLocation(Path file, long line) {
        this(file, line, 0);
    }
}
