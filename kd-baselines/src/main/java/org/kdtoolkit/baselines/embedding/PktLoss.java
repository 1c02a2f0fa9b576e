package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Probabilistic knowledge transfer: how probable it is that one sample takes another for its
 * neighbour should be the same for student and teacher. The widths of the two may differ.
 *
 * <pre>
 * k(i, j) = (cos(f_i, f_j) + 1) / 2,   p(i, j) = k(i, j) / sum over j of k(i, j)
 * loss = mean over all i, j of p_t log((p_t + 1e-7) / (p_s + 1e-7))
 * </pre>
 *
 * <p>As published, the mean is over all B² pairs, so that the loss is of the order of 1e-3, and a
 * sample is its own neighbour. The gradient flows to the target too. A row shorter than 1e-6 has
 * cosine 0 with everything, and no gradient. For a batch of one sample the loss is 0.
 *
 * <p>Source: Passalis and Tefas, Learning Deep Representations with Probabilistic Knowledge
 * Transfer, 2018, with the cosine kernel.
 */
public final class PktLoss extends EmbeddingLoss {

    private static final float EPSILON = 1e-7f;

    private static final int[] ROW = {1};

    /** Creates a loss. */
    public PktLoss() {
        super("pkt");
    }

    @Override
    public NDArray evaluate(NDArray student, NDArray target) {
        NDArray s = neighbours(student);
        NDArray t = neighbours(target);
        NDArray ratio = Scalars.plus(s, EPSILON).log().neg().add(Scalars.plus(t, EPSILON).log());
        return ratio.mul(t).mean();
    }

    private static NDArray neighbours(NDArray rows) {
        NDArray unit = Directions.of(rows, EPSILON);
        NDArray kernel =
                Scalars.plus(unit.matMul(unit.transpose()), 1).div(Scalars.beside(rows, 2));
        // rounding can take a cosine below -1, and the logarithm of a negative number is NaN
        NDArray positive = kernel.maximum(Scalars.beside(rows, 0));
        return positive.div(positive.sum(ROW, true));
    }
}
