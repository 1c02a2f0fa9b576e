package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;

/**
 * The Kullback-Leibler divergence of class probabilities from a target's.
 *
 * <pre>
 * divergence = sum over classes of p_t (log p_t - log p_s),  p = softmax(logits)
 * </pre>
 *
 * <p>Both sides carry gradients, unless the caller cuts one.
 */
public final class Divergence {

    private static final int[] CLASSES = {1};

    private Divergence() {}

    /**
     * That of each sample.
     *
     * @param logits [B, C] who is compared; their manager owns the result
     * @param target [B, C] logits: with whom
     * @return [B]
     */
    public static NDArray each(NDArray logits, NDArray target) {
        return ofLogarithms(logits.logSoftmax(1), target.logSoftmax(1));
    }

    /** The same of the logarithms of the probabilities, [B, C] each. */
    static NDArray ofLogarithms(NDArray compared, NDArray target) {
        return target.sub(compared).mul(target.exp()).sum(CLASSES);
    }
}
