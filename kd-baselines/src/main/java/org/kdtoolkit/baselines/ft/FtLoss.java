package org.kdtoolkit.baselines.ft;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.baselines.map.MapPair;

/**
 * Factor transfer: the student's factor, which the translator makes of its map, is drawn to the
 * teacher's, which the paraphraser makes.
 *
 * <pre>
 * loss = mean over samples and elements of |n(F_student) - n(F_teacher)|^p
 * n: a sample's factor as one vector, divided by its length; or the same of the mean over
 *    channels of its squares
 * </pre>
 *
 * <p>Where grids differ, the larger factor is adaptive-average-pooled to the other's size. The
 * gradient flows to the student's factor alone. A factor of zeros counts as zero, and receives no
 * gradient.
 *
 * <p>Source: Kim et al., Paraphrasing Complex Network: Network Compression via Factor Transfer,
 * NeurIPS 2018, equation 4, with p = 1; the means over channels are those of the published code of
 * Tian et al., Contrastive Representation Distillation, ICLR 2020, which weights the loss by 200.
 */
final class FtLoss {

    private static final int[] CHANNELS = {1};

    private final Factors factors;
    private final int power;

    /**
     * Creates a loss.
     *
     * @param factors what is compared
     * @param power p, 1 or 2
     */
    FtLoss(Factors factors, int power) {
        this.factors = factors;
        this.power = power;
    }

    /**
     * The loss of a batch.
     *
     * @param student [B, D, grid...]; its manager owns the result
     * @param teacher [B, D, grid...]: constants
     * @return a scalar
     */
    NDArray evaluate(NDArray student, NDArray teacher) {
        MapPair maps = MapPair.of(student, teacher.stopGradient());
        NDArray apart = unit(maps.student()).sub(unit(maps.teacher()));
        return (power == 1 ? apart.abs() : apart.square()).mean();
    }

    /** A factor [B, D, K] as rows of length 1. */
    private NDArray unit(NDArray factor) {
        long batch = factor.getShape().get(0);
        return Cosine.unit(
                switch (factors) {
                    case WHOLE -> factor.reshape(batch, -1);
                    case POSITIONS -> factor.square().mean(CHANNELS);
                });
    }
}
