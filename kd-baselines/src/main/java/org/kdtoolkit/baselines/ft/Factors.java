package org.kdtoolkit.baselines.ft;

/** What two factors of an {@link FtLoss} are compared by. */
public enum Factors {
    /** All of it, at length 1: the paper's. */
    WHOLE,
    /**
     * The mean over channels of the squares, at length 1: that of the code of Tian et al., in which
     * channels make no difference.
     */
    POSITIONS
}
