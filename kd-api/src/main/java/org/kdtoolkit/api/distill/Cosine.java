package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;

/**
 * Cosine similarities between the rows of two arrays, differentiable on every engine. A row of
 * zeros has similarity 0 to everything, and a finite gradient.
 *
 * <p>What is computed from the second array alone stays with that array's manager: give an array of
 * the step.
 */
public final class Cosine {

    /** The least squared length that a row is divided by the root of: lengths below 1e-12. */
    private static final float LEAST_SQUARE = 1e-24f;

    private static final int[] ROW = {1};

    private Cosine() {}

    /**
     * All rows of one against all rows of the other.
     *
     * @param a [N, D]; its manager owns the result
     * @param b [M, D]
     * @return [N, M] from -1 to 1
     */
    public static NDArray matrix(NDArray a, NDArray b) {
        return unit(a).matMul(unit(b).transpose());
    }

    /**
     * Each row of one against the same row of the other.
     *
     * @param a [N, D]; its manager owns the result
     * @param b [N, D]
     * @return [N] from -1 to 1
     */
    public static NDArray pairs(NDArray a, NDArray b) {
        return unit(a).mul(unit(b)).sum(ROW);
    }

    /**
     * Rows of length 1.
     *
     * @param rows [N, D]
     * @return [N, D]; a row shorter than 1e-12 is divided by that
     */
    public static NDArray unit(NDArray rows) {
        // NDArray.normalize is missing on MXNet; the root of a clipped square has a finite slope
        NDArray square = rows.square().sum(ROW, true);
        NDArray length = square.maximum(Scalars.beside(square, LEAST_SQUARE)).sqrt();
        return rows.div(length);
    }
}
