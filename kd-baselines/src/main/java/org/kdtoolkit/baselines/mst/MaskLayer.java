package org.kdtoolkit.baselines.mst;

/** What of a teacher a mask can lie on. */
public enum MaskLayer {
    /** The embedding, before the class layer. */
    EMBEDDING,

    /** The class scores. */
    LOGITS
}
