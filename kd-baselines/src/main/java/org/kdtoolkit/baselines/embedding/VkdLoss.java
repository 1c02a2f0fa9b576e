package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/**
 * The distance of VkD between the student's projected embedding and the teacher's normalised one.
 *
 * <pre>
 * t = (target - mean) / sqrt(variance + 1e-5),  over the numbers of a sample; the variance is biased
 * loss = mean over all numbers of h(student - t),  h: smooth L1
 * </pre>
 *
 * <p>The teacher alone is normalised. A target whose numbers are all the same becomes zero.
 *
 * <p>Source: Miles et al., VkD: Improving Knowledge Distillation using Orthogonal Projections, CVPR
 * 2024, section 3, and its published code.
 */
public final class VkdLoss extends EmbeddingLoss {

    private static final double EPSILON = 1e-5;
    private static final int[] NUMBERS = {1};

    /** Creates a loss. */
    public VkdLoss() {
        super("vkd");
    }

    /**
     * {@inheritDoc}
     *
     * @param student [B, D]: what the projector made of the student's embedding
     * @param target [B, D]: the teacher's embedding, not normalised
     */
    @Override
    public NDArray evaluate(NDArray student, NDArray target) {
        return SmoothL1.mean(student, normalized(target));
    }

    /** Rows of mean 0 and variance 1, [B, D]. */
    static NDArray normalized(NDArray target) {
        NDArray centred = target.sub(target.mean(NUMBERS, true));
        NDArray variance = centred.square().mean(NUMBERS, true);
        return centred.div(Scalars.plus(variance, EPSILON).sqrt());
    }
}
