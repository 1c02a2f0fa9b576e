package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Attention transfer: the student looks where the teacher looks.
 *
 * <pre>
 * A = mean over channels of |map|^p, flattened over the grid;  Q = A / ‖A‖
 * loss = mean over samples and positions of (Q_student - Q_teacher)²
 * </pre>
 *
 * <p>The gradient flows to both maps. A map of zeros attends to nothing: its Q is zero, and it
 * receives no gradient. The loss of a batch of one sample is that sample's. On a grid of one
 * position every attention is 1, and the loss 0.
 *
 * <p>Source: Zagoruyko and Komodakis, Paying More Attention to Attention, ICLR 2017, equation 2,
 * with the mean over positions of the published code of Tian et al., Contrastive Representation
 * Distillation, ICLR 2020, which weights it by 1000.
 */
public final class AtLoss extends MapLoss {

    private static final int[] CHANNELS = {1};

    private final double power;

    /**
     * Creates a loss.
     *
     * @param power the exponent p, at least 1
     * @throws IllegalArgumentException if it is less
     */
    public AtLoss(double power) {
        super("at");
        if (!(power >= 1)) {
            throw new IllegalArgumentException("the power must be at least 1, found " + power);
        }
        this.power = power;
    }

    @Override
    NDArray compare(NDArray student, NDArray teacher) {
        return attention(student).sub(attention(teacher)).square().mean();
    }

    /** Where a map [B, D, K] is strong: [B, K], each row of length 1. */
    private NDArray attention(NDArray map) {
        return Cosine.unit(map.abs().pow(Scalars.beside(map, power)).mean(CHANNELS));
    }
}
