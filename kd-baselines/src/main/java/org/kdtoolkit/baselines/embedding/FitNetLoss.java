package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;

/**
 * A hint: the squared difference between what a regressor makes of the student's embedding and the
 * teacher's.
 *
 * <pre>
 * loss = mean over samples and components of (f_t - r(f_s))²
 * </pre>
 *
 * <p>The gradient flows to the target too.
 *
 * <p>Source: Romero et al., FitNets: Hints for Thin Deep Nets, 2015, equation 3, with the mean that
 * later comparisons take in place of half the sum.
 */
public final class FitNetLoss extends EmbeddingLoss {

    /** Creates a loss. */
    public FitNetLoss() {
        super("fitnet");
    }

    /**
     * {@inheritDoc}
     *
     * @param student [B, Dt]: what the regressor made of the student's embedding
     */
    @Override
    public NDArray evaluate(NDArray student, NDArray target) {
        return student.sub(target).square().mean();
    }
}
