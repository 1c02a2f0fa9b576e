package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/** What a masked autoencoder is to say of a patch that it does not see. */
public enum ReconstructionTarget {

    /** The patch's values, without their mean and over their deviation, the unbiased one. */
    NORMALIZED {
        @Override
        NDArray of(NDArray patches) {
            long values = patches.getShape().get(2);
            NDArray centred = patches.sub(patches.mean(VALUES, true));
            NDArray sum = centred.square().sum(VALUES, true);
            // a patch of one colour, or of silence, has variance 0
            NDArray variance =
                    Scalars.plus(sum.div(Scalars.beside(sum, Math.max(1, values - 1))), EPSILON);
            return centred.div(variance.sqrt());
        }
    },

    /** The patch's values as they are. */
    RAW {
        @Override
        NDArray of(NDArray patches) {
            return patches;
        }
    };

    private static final double EPSILON = 1e-6;
    private static final int[] VALUES = {2};

    /**
     * The target.
     *
     * @param patches [B, L, P]
     * @return [B, L, P]
     */
    abstract NDArray of(NDArray patches);
}
