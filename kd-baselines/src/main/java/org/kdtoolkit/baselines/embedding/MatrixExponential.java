package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.kdtoolkit.api.distill.Scalars;

/**
 * The exponential of a matrix in array operations, through which gradients flow: of the matrix over
 * a power of two so small that few terms of Taylor's series reach float32, then squared as often.
 *
 * <p>Source: Moler and Van Loan, Nineteen Dubious Ways to Compute the Exponential of a Matrix,
 * Twenty-Five Years Later, 2003, method 3.
 */
final class MatrixExponential {

    /** With a norm of at most 1/2, the first term left out is below 1e-9. */
    private static final int TERMS = 8;

    private static final double LARGEST_NORM = 0.5;

    /** Beyond this, float32 is not finite any more anyway. */
    private static final int MOST_SQUARINGS = 64;

    private MatrixExponential() {}

    /** exp(A) of A [n, n]; its manager owns the result. */
    static NDArray of(NDArray matrix) {
        int squarings = squarings(matrix);
        NDArray scaled = matrix.div(Scalars.beside(matrix, Math.scalb(1.0, squarings)));
        int size = Math.toIntExact(matrix.getShape().get(0));
        NDArray identity = matrix.getManager().eye(size, size, 0, DataType.FLOAT32);
        NDArray sum = identity;
        for (int term = TERMS; term >= 1; term--) {
            sum = identity.add(scaled.matMul(sum).div(Scalars.beside(scaled, term)));
        }
        for (int i = 0; i < squarings; i++) {
            sum = sum.matMul(sum);
        }
        return sum;
    }

    /** How often the matrix is halved, by its greatest sum of a column. */
    private static int squarings(NDArray matrix) {
        double norm = matrix.stopGradient().abs().sum(new int[] {0}).max().getFloat();
        if (!(norm > LARGEST_NORM)) {
            return 0;
        }
        return Math.min(MOST_SQUARINGS, Math.getExponent(norm / LARGEST_NORM) + 1);
    }
}
