package org.kdtoolkit.train.config;

/** How a search chooses the values that it tries. */
public enum SearchStrategy {
    /** Draws each value from its axis, whatever came of earlier ones. */
    RANDOM,
    /** Tries all combinations of the values that the axes list. */
    GRID,
    /**
     * Draws values as {@link #RANDOM} does, trains all candidates a little, and goes on with the
     * best ones: Li et al., "A System for Massively Parallel Hyperparameter Tuning", MLSys 2020.
     */
    ASHA,
    /** Tries what somebody else chooses and tells, such as an optimiser in a program of its own. */
    OUTSIDE
}
