package org.kdtoolkit.train.config;

/** How a search chooses the values that it tries. */
public enum SearchStrategy {
    /** Draws each value from its axis, whatever came of earlier ones. */
    RANDOM,
    /** Tries all combinations of the values that the axes list. */
    GRID,
    /** Tries what somebody else chooses and tells, such as an optimiser in a program of its own. */
    OUTSIDE
}
