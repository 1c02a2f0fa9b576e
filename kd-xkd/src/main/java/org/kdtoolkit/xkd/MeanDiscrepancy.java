package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import org.kdtoolkit.api.distill.Scalars;

/**
 * The maximum mean discrepancy of two sets of rows, squared (Gretton et al., A Kernel Two-Sample
 * Test, 2012): mean k(x, x') + mean k(y, y') - 2 mean k(x, y), where k(a, b) is the sum of exp(-g
 * |a - b|²) over g = 0.001, 0.01, ... 1000. Pairs of a row and itself count, with k = 7.
 *
 * <p>By the smallest kernels a rounding of the distance from a row to itself would count: that
 * distance is 0 here, whatever rounding makes of it.
 */
public final class MeanDiscrepancy {

    private static final List<Double> RATES = List.of(1e-3, 1e-2, 1e-1, 1.0, 1e1, 1e2, 1e3);

    private static final int[] ROW = {1};

    private MeanDiscrepancy() {}

    /**
     * The discrepancy of two sets.
     *
     * @param x [N, D] float32; its manager owns the result
     * @param y [M, D] float32, an array of the same step
     * @return a scalar, 0 where both are the same
     */
    public static NDArray between(NDArray x, NDArray y) {
        NDArray across = similarity(distances(x, y));
        return within(x).add(within(y)).sub(across.mul(Scalars.beside(across, 2)));
    }

    private static NDArray within(NDArray x) {
        NDManager manager = x.getManager();
        int rows = Math.toIntExact(x.getShape().get(0));
        NDArray others = manager.ones(new Shape(rows, rows)).sub(manager.eye(rows));
        return similarity(distances(x, x).mul(others));
    }

    /** |x|² + |y|² - 2 x·y, [N, M]: memory for the differences themselves would be [N, M, D]. */
    private static NDArray distances(NDArray x, NDArray y) {
        NDArray squares = x.square().sum(ROW, true).add(y.square().sum(ROW, true).transpose());
        NDArray products = x.matMul(y.transpose());
        return Activation.relu(squares.sub(products.mul(Scalars.beside(products, 2))));
    }

    private static NDArray similarity(NDArray distances) {
        return RATES.stream()
                .map(rate -> distances.mul(Scalars.beside(distances, -rate)).exp())
                .reduce(NDArray::add)
                .orElseThrow()
                .mean();
    }
}
