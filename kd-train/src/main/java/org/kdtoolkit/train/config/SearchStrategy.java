package org.kdtoolkit.train.config;

/** How a search chooses the values that it tries. */
public enum SearchStrategy {
    /** Draws each value from its axis, whatever came of earlier ones. */
    RANDOM,
    /** Tries all combinations of the values that the axes list. */
    GRID
}
