package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Rows divided by their lengths. A row of almost no length has no direction: it becomes zero and
 * gets no gradient, since that of the quotient would be huge.
 */
final class Directions {

    /** The square of the least length that has a direction. */
    static final double LEAST_SQUARE = 1e-12;

    private static final int[] ROW = {1};

    private Directions() {}

    /**
     * Directions of rows.
     *
     * @param rows [N, D]
     * @param epsilon is added to each length
     * @return [N, D]; zero for a row of length 1e-6 or less
     */
    static NDArray of(NDArray rows, double epsilon) {
        NDArray square = rows.square().sum(ROW, true);
        NDArray directed =
                square.gt(Scalars.beside(square, LEAST_SQUARE)).toType(DataType.FLOAT32, false);
        NDArray length = square.maximum(Scalars.beside(square, LEAST_SQUARE)).sqrt();
        return rows.div(Scalars.plus(length, epsilon)).mul(directed);
    }
}
