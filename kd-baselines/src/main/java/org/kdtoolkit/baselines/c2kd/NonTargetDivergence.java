package org.kdtoolkit.baselines.c2kd;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.baselines.logits.Divergence;

/**
 * What a network learns from the other modality's: the divergence of their class probabilities,
 * each sample's own class set aside, of the samples on which both agree.
 *
 * <pre>
 * loss = 1 / B * sum over samples that agree of KL(softmax(z_target') || softmax(z')),
 * z' = z, but 0 for the sample's own class
 * </pre>
 *
 * <p>The own class stays in the softmax, with a logit of 0, and the mean is over the whole batch,
 * as in the published code. The target is a constant.
 */
final class NonTargetDivergence {

    private final NDArray others;
    private final NDArray agrees;

    private NonTargetDivergence(NDArray others, NDArray agrees) {
        this.others = others;
        this.agrees = agrees;
    }

    /**
     * The divergence for the samples of a batch.
     *
     * @param targets the samples' classes
     * @param first [B, C] the logits of one network
     * @param second [B, C] the other's
     * @param agreement the rank correlation of the two that a sample has to exceed; one without a
     *     label, of which nobody knows the class, does not
     */
    static NonTargetDivergence of(
            SingleLabelTargets targets, NDArray first, NDArray second, double agreement) {
        int batch = Math.toIntExact(first.getShape().get(0));
        int classes = Math.toIntExact(first.getShape().get(1));
        float[] own = first.toFloatArray();
        float[] other = second.toFloatArray();
        boolean[] labelled = targets.labelled();
        float[] agrees = new float[batch];
        for (int row = 0; row < batch; row++) {
            int begin = row * classes;
            double tau =
                    RankCorrelation.of(
                            Arrays.copyOfRange(own, begin, begin + classes),
                            Arrays.copyOfRange(other, begin, begin + classes));
            agrees[row] = labelled[row] && tau > agreement ? 1 : 0;
        }
        NDArray one = targets.indicators(classes);
        return new NonTargetDivergence(
                Scalars.plus(one.neg(), 1), first.getManager().create(agrees));
    }

    /** Which samples agree, [B] of 0 and 1. */
    NDArray agrees() {
        return agrees;
    }

    /**
     * The loss.
     *
     * @param logits [B, C] who learns; their manager owns the result
     * @param target [B, C] from whom
     * @return a scalar; 0 where no sample agrees
     */
    NDArray loss(NDArray logits, NDArray target) {
        NDArray each = Divergence.each(logits.mul(others), target.stopGradient().mul(others));
        return each.mul(agrees).mean();
    }
}
