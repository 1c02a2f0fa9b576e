package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Neuron selectivity transfer: the student's channels are distributed as the teacher's, by the
 * maximum mean discrepancy with the polynomial kernel k(a, b) = (a·b)².
 *
 * <pre>
 * each channel's map over the grid is divided by its length
 * loss = mean k(t, t') + mean k(s, s') - 2 mean k(s, t),  means over samples and pairs of channels
 * </pre>
 *
 * <p>The sum of (a·b)² over all channels a of A and b of B is the scalar product of AᵀA and BᵀB,
 * where the rows of A and B are channels. The loss is therefore
 *
 * <pre>
 * mean over samples of ‖SᵀS / Ds - TᵀT / Dt‖²  (squares summed over [K, K])
 * </pre>
 *
 * <p>which takes no pairs of channels, and cannot turn negative by rounding.
 *
 * <p>A channel of zeros counts as zero and receives no gradient. The loss of a batch of one sample
 * is that sample's. On a grid of one position every channel is 1 or -1, and the loss 0. The
 * published code holds k(t, t') constant, which changes nothing for a teacher that is constant;
 * here a gradient flows to it, so that a layer that made the teacher's map can learn.
 *
 * <p>Source: Huang and Wang, Like What You Like: Knowledge Distill via Neuron Selectivity Transfer,
 * 2017; the published code of Tian et al., Contrastive Representation Distillation, ICLR 2020,
 * weights it by 50.
 */
public final class NstLoss extends MapLoss {

    private static final int[] POSITION_PAIRS = {1, 2};

    /** Creates a loss. */
    public NstLoss() {
        super("nst");
    }

    @Override
    NDArray compare(NDArray student, NDArray teacher) {
        return gram(student).sub(gram(teacher)).square().sum(POSITION_PAIRS).mean();
    }

    /** How alike any two positions are: a map [B, D, K] becomes [B, K, K], its mean over D. */
    private static NDArray gram(NDArray map) {
        Shape shape = map.getShape();
        long channels = shape.get(1);
        long positions = shape.get(2);
        NDArray units = Cosine.unit(map.reshape(-1, positions)).reshape(shape);
        return units.transpose(0, 2, 1).matMul(units).div(Scalars.beside(map, channels));
    }
}
