package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Correlation congruence: two samples that follow each other should not be far from the teacher in
 * the same components.
 *
 * <pre>
 * delta_i = |f_s,i - f_t,i|
 * loss = mean over i from 1 to B - 1 of delta_i · delta_(i+1)
 * </pre>
 *
 * <p>As published, only samples that follow each other in the batch are compared, so that the loss
 * depends on their order. The gradient flows to the target too. For a batch of one sample the loss
 * is 0.
 *
 * <p>Source: Peng et al., Correlation Congruence for Knowledge Distillation, 2019, in the form that
 * its authors gave to the comparison of Tian et al., Contrastive Representation Distillation, 2020.
 */
public final class CcLoss extends EmbeddingLoss {

    private static final int[] ROW = {1};

    /** Creates a loss. */
    public CcLoss() {
        super("cc");
    }

    /**
     * {@inheritDoc}
     *
     * @param target [B, Ds]: of the student's width
     */
    @Override
    public NDArray evaluate(NDArray student, NDArray target) {
        NDArray delta = student.sub(target).abs();
        if (delta.getShape().get(0) == 1) {
            return delta.sum().mul(Scalars.beside(delta, 0));
        }
        return delta.get(":-1").mul(delta.get("1:")).sum(ROW).mean();
    }
}
