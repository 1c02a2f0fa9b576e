package org.kdtoolkit.baselines.embedding;

/** Where the signs of an {@link OrthogonalProjector}'s columns come from. */
public enum VkdSigns {
    /** They are constants. */
    CONSTANT,

    /**
     * The integer part of a weight's diagonal, as in the published code. Weight decay takes -1
     * below 1 in the first step: the projector becomes zero and stays so, unless student and
     * teacher are of the same width.
     */
    PUBLISHED
}
