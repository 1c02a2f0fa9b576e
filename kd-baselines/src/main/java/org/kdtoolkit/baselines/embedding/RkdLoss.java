package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Relational knowledge distillation: the distances between the samples of a batch, and the angles
 * between any three of them, should be the same for student and teacher. The widths of the two may
 * differ.
 *
 * <pre>
 * d(i, j)    = |f_i - f_j| / mean over all pairs of |f_i - f_j|
 * a(i, j, k) = cos of the angle at f_i between f_j and f_k
 * distance = mean over all i, j of h(d_s - d_t),         h: smooth L1
 * angle    = mean over all i, j, k of h(a_s - a_t)
 * loss = w_distance * distance + w_angle * angle
 * </pre>
 *
 * <p>As published, the target is held constant: no gradient flows to it, or to a filter that made
 * it. Both means count the entries of a sample with itself, which are 0. Samples closer than 1e-6
 * are taken for 1e-6 apart, form angles of cosine 0, and no longer push or pull each other. For a
 * batch of one sample the loss is 0.
 *
 * <p>The angles take memory for several arrays of B³ float32 numbers on either side: 4 MB each for
 * 100 samples, 0.5 GB each for 512.
 *
 * <p>Source: Park et al., Relational Knowledge Distillation, 2019, sections 3.2.1 and 3.2.2.
 */
public final class RkdLoss extends EmbeddingLoss {

    private static final int[] ROW = {1};

    private final double distanceWeight;
    private final double angleWeight;

    /**
     * Creates a loss.
     *
     * @param distanceWeight the weight of the distances
     * @param angleWeight the weight of the angles
     */
    public RkdLoss(double distanceWeight, double angleWeight) {
        super("rkd");
        this.distanceWeight = distanceWeight;
        this.angleWeight = angleWeight;
    }

    @Override
    public NDArray evaluate(NDArray student, NDArray target) {
        NDArray distance = distance(student, target).mul(Scalars.beside(student, distanceWeight));
        return distance.add(angle(student, target).mul(Scalars.beside(student, angleWeight)));
    }

    NDArray distance(NDArray student, NDArray target) {
        return SmoothL1.mean(distances(student), distances(target.stopGradient()));
    }

    NDArray angle(NDArray student, NDArray target) {
        return SmoothL1.mean(angles(student), angles(target.stopGradient()));
    }

    /** Distances in units of the mean distance, [B, B]. */
    private static NDArray distances(NDArray rows) {
        int size = Math.toIntExact(rows.getShape().get(0));
        NDArray least = Scalars.beside(rows, Directions.LEAST_SQUARE);
        NDArray lengths = rows.square().sum(ROW, true);
        NDArray product = rows.matMul(rows.transpose()).mul(Scalars.beside(rows, 2));
        NDArray squares = lengths.add(lengths.transpose()).sub(product).maximum(least);
        NDArray others = Scalars.plus(rows.getManager().eye(size).neg(), 1);
        NDArray distances = squares.sqrt().mul(others);
        double pairs = Math.max(1, (double) size * (size - 1));
        NDArray mean = distances.sum().div(Scalars.beside(rows, pairs));
        // of a single sample the mean is 0, and of more at least 1e-6
        return distances.div(mean.maximum(least));
    }

    /** Cosines of the angles at each sample between all pairs, [B, B, B]. */
    private static NDArray angles(NDArray rows) {
        long size = rows.getShape().get(0);
        long width = rows.getShape().get(1);
        NDArray differences = rows.expandDims(0).sub(rows.expandDims(1));
        NDArray directions =
                Directions.of(differences.reshape(new Shape(size * size, width)), 0)
                        .reshape(new Shape(size, size, width));
        return directions.matMul(directions.transpose(0, 2, 1));
    }
}
