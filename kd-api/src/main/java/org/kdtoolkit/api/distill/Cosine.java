package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.apiguardian.api.API;

/**
 * Cosine similarities between the rows of two arrays, differentiable on every engine. A row of
 * zeros has similarity 0 to everything, and a gradient of the size of the others.
 *
 * <p>What is computed from the second array alone stays with that array's manager: give an array of
 * the step.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class Cosine {

    /** Rows of a smaller squared length, which is a length below 1e-12, have no direction. */
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
     * @return [N, D]; a row shorter than 1e-12 stays as it is
     */
    public static NDArray unit(NDArray rows) {
        // NDArray.normalize is missing on MXNet, and its slope at a row of zeros is 1e12
        NDArray square = rows.square().sum(ROW, true);
        NDArray without =
                square.lt(Scalars.beside(square, LEAST_SQUARE)).toType(DataType.FLOAT32, false);
        return rows.div(square.add(without).sqrt());
    }
}
