package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;

/** How much each of a teacher's patches counts, by what it and the other teacher attend to. */
public enum Refinement {

    /** A modality's attention by head, scaled to the other's mean. */
    MEAN {
        @Override
        NDArray weights(NDArray own, NDArray other) {
            return joint(own, other).div(own.mean(PATCHES, true));
        }
    },

    /** The softmax of their product over the patches. */
    SOFTMAX {
        @Override
        NDArray weights(NDArray own, NDArray other) {
            return joint(own, other).softmax(2);
        }
    };

    private static final int[] PATCHES = {2};

    /**
     * The weights of one modality's patches.
     *
     * @param own [B, H, N] what H heads attend to
     * @param other [B, H, M] the same of the other modality
     * @return [B, H, N]
     */
    abstract NDArray weights(NDArray own, NDArray other);

    /** The outer product of both, [B, H, N, M], averaged over the other's patches. */
    private static NDArray joint(NDArray own, NDArray other) {
        return own.mul(other.mean(PATCHES, true));
    }
}
