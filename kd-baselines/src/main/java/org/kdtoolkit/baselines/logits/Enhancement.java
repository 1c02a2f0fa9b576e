package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/** Where the exponent of the {@link OfaLoss} stands. */
public enum Enhancement {
    /** On the sample's own class alone, as the paper has it. */
    OWN_CLASS {
        @Override
        NDArray weights(NDArray teacher, NDArray own, double eps) {
            NDArray enhanced = teacher.add(own).pow(eps).sub(own);
            return teacher.mul(Scalars.plus(own.neg(), 1)).add(enhanced.mul(own));
        }
    },

    /** On every class, as in the published code. */
    PUBLISHED {
        @Override
        NDArray weights(NDArray teacher, NDArray own, double eps) {
            return teacher.add(own).pow(eps).sub(own);
        }
    };

    /**
     * What each class's logarithm is weighted by.
     *
     * @param teacher [B, C]: the teacher's probabilities, constants
     * @param own [B, C]: 1 for the sample's own class, 0 for the others
     * @param eps the exponent
     * @return [B, C], not negative
     */
    abstract NDArray weights(NDArray teacher, NDArray own, double eps);
}
