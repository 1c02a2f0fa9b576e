package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/**
 * The Kullback-Leibler divergence of softened class probabilities from others.
 *
 * <pre>
 * divergence = T² * sum over classes of p_t (log p_t - log p_s),  p = softmax(logits / T)
 * </pre>
 *
 * <p>Both sides carry gradients, unless the caller cuts one.
 *
 * @param temperature T, positive
 */
record SoftDivergence(double temperature) {

    private static final int[] CLASSES = {1};

    /**
     * That of each sample.
     *
     * @param logits [B, C] who is compared; their manager owns the result
     * @param target [B, C] with whom
     * @return [B]
     */
    NDArray each(NDArray logits, NDArray target) {
        NDArray log = softened(target);
        NDArray divergence = log.sub(softened(logits)).mul(log.exp()).sum(CLASSES);
        return divergence.mul(Scalars.beside(divergence, temperature * temperature));
    }

    /** Their mean over the samples, a scalar. */
    NDArray mean(NDArray logits, NDArray target) {
        return each(logits, target).mean();
    }

    private NDArray softened(NDArray logits) {
        return logits.div(Scalars.beside(logits, temperature)).logSoftmax(1);
    }
}
