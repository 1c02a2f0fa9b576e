package org.kdtoolkit.baselines.ofa;

/** What makes class scores of an inner feature map. */
public enum HeadKind {
    /** Separable convolutions that halve the map, for convolutional students. */
    CONVOLUTIONS,

    /** Patch merging and transformer blocks, for students that are transformers. */
    TRANSFORMER
}
