package org.kdtoolkit.baselines.ccl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Noise-contrastive estimation with classes: each embedding is drawn to the other modality's
 * embeddings of its class and pushed away from all others.
 *
 * <pre>
 * P(i, j) = softmax over j of (1 - |a i - b j|² / 2) / temperature,  a, b of length 1
 * loss = mean over i of   mean of -log(P(i, j) + 1e-10)     over all j related to i
 *                       + mean of -log(1 - P(i, j) + 1e-10) over all other j
 * </pre>
 *
 * <p>1 - |a - b|² / 2 is the cosine of unit rows, and is computed as that; a row of zeros has
 * cosine 0 to everything.
 *
 * <p>The loss is not symmetric in its arguments, and neither is held constant. Where a row has no
 * other j, that part is 0, so that the loss of a batch of one sample is 0; the published code
 * divides 0 by 0 there, and its loss is NaN for a whole batch of one class.
 *
 * <p>Source: Chen et al., Distilling Audio-Visual Knowledge by Compositional Contrastive Learning,
 * CVPR 2021, the multi-class noise contrastive estimation.
 */
public final class MultiClassNceLoss extends Loss {

    /** Caps the loss of a pair at -log(1e-10) = 23. */
    private static final float EPSILON = 1e-10f;

    private static final int[] ROW = {1};

    private final double temperature;

    /**
     * Creates a loss.
     *
     * @param temperature what cosines are divided by, positive
     * @throws IllegalArgumentException if the temperature is not positive
     */
    public MultiClassNceLoss(double temperature) {
        super("nce");
        if (!(temperature > 0)) {
            throw new IllegalArgumentException(
                    "the temperature of a contrast must be positive, found " + temperature);
        }
        this.temperature = temperature;
    }

    /**
     * The loss of a batch, as DJL's trainers call it.
     *
     * @param labels one array: classes [B] int64, or indicators [B, C] of several labels
     * @param predictions the embeddings of one modality [B, D] and of the other [B, D]
     * @return a scalar
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        Targets targets = Targets.of(labels.singletonOrThrow());
        return evaluate(predictions.get(0), predictions.get(1), targets.related());
    }

    /**
     * The loss of a batch in one direction.
     *
     * @param anchors [B, D]: one modality's embeddings; their manager owns the result
     * @param candidates [B, D]: the other modality's
     * @param related [B, B] of 0 and 1: which pairs belong together; no row is all 0
     * @return a scalar, 0 or more
     */
    public NDArray evaluate(NDArray anchors, NDArray candidates, NDArray related) {
        NDArray cosines = Cosine.matrix(anchors, candidates);
        NDArray chosen = cosines.div(Scalars.beside(cosines, temperature)).softmax(1);
        NDArray attraction = Scalars.plus(chosen, EPSILON).log().neg();
        NDArray repulsion = Scalars.plus(Scalars.plus(chosen.neg(), 1), EPSILON).log().neg();
        NDArray others = Scalars.plus(related.neg(), 1);
        return rowMeans(attraction, related).add(rowMeans(repulsion, others)).mean();
    }

    /** Both directions: each embedding of either modality against the other modality's. */
    NDArray bothWays(NDArray a, NDArray b, NDArray related) {
        return evaluate(a, b, related).add(evaluate(b, a, related));
    }

    private static NDArray atLeastOne(NDArray counts) {
        return counts.maximum(Scalars.beside(counts, 1));
    }

    /** [B]: each row's mean over the chosen columns, 0 where none is chosen. */
    private static NDArray rowMeans(NDArray values, NDArray columns) {
        return values.mul(columns).sum(ROW).div(atLeastOne(columns.sum(ROW)));
    }
}
