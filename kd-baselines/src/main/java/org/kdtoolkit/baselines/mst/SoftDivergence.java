package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.baselines.logits.Divergence;
import org.kdtoolkit.baselines.logits.Temperature;

/**
 * The Kullback-Leibler divergence of softened class probabilities from others.
 *
 * <pre>
 * divergence = T² * sum over classes of p_t (log p_t - log p_s),  p = softmax(logits / T)
 * </pre>
 *
 * <p>Both sides carry gradients, unless the caller cuts one.
 *
 * @param temperature T
 */
record SoftDivergence(Temperature temperature) {

    /**
     * That of each sample.
     *
     * @param logits [B, C] who is compared; their manager owns the result
     * @param target [B, C] with whom
     * @return [B]
     */
    NDArray each(NDArray logits, NDArray target) {
        return temperature.rescale(
                Divergence.each(temperature.soften(logits), temperature.soften(target)));
    }

    /** Their mean over the samples, a scalar. */
    NDArray mean(NDArray logits, NDArray target) {
        return each(logits, target).mean();
    }
}
