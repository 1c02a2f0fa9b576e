package org.kdtoolkit.baselines.c2kd;

import ai.djl.ndarray.NDArray;

/** The Kullback-Leibler divergence of class probabilities from a constant target's. */
final class Divergence {

    private static final int[] CLASSES = {1};

    private Divergence() {}

    /**
     * Its mean over the samples.
     *
     * @param target [B, C] logits; no gradient flows to them
     * @param logits [B, C] logits; their manager owns the result
     * @return a scalar
     */
    static NDArray mean(NDArray target, NDArray logits) {
        return each(target.stopGradient(), logits).mean();
    }

    /** That of each sample, [B], of a target that is a constant already. */
    static NDArray each(NDArray target, NDArray logits) {
        NDArray log = target.logSoftmax(1);
        return log.sub(logits.logSoftmax(1)).mul(log.exp()).sum(CLASSES);
    }
}
