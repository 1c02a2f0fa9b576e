package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;

/**
 * Adaptive average pooling over any number of axes, as PyTorch's {@code adaptive_avg_pool}: of
 * {@code n} positions along an axis, bin {@code i} of {@code m} is the mean of the positions from
 * {@code floor(i n / m)} to below {@code ceil((i + 1) n / m)}; neighbouring bins may share some.
 *
 * <p>Pooling is linear and acts on each axis alone, so all axes are one matrix: the Kronecker
 * product of the axes' own.
 */
public final class AdaptivePooling {

    private AdaptivePooling() {}

    /**
     * Pools a map.
     *
     * @param map [B, D, from...]; its manager owns the result
     * @param to the grid afterwards, of as many axes
     * @return [B, D, K], the K positions of the grid in row-major order
     */
    public static NDArray pool(NDArray map, Shape to) {
        Shape from = map.getShape().slice(2);
        NDArray flat =
                map.reshape(new Shape(map.getShape().get(0), map.getShape().get(1), from.size()));
        if (from.equals(to)) {
            return flat;
        }
        Shape shape = new Shape(from.size(), to.size());
        return flat.matMul(map.getManager().create(matrix(from, to), shape));
    }

    /**
     * The same, told to a graph.
     *
     * @param map [B, D, K], the K positions of a grid in row-major order
     * @param from that grid
     * @param to the grid afterwards, of as many axes
     * @return [B, D, K]
     */
    public static GraphValue describe(NetworkGraph graph, GraphValue map, Shape from, Shape to) {
        return from.equals(to)
                ? map
                : graph.matMul(
                        map, graph.constant(matrix(from, to), new Shape(from.size(), to.size())));
    }

    /**
     * The grid of one position.
     *
     * @param axes the number of its axes
     */
    public static Shape ones(int axes) {
        long[] ones = new long[axes];
        Arrays.fill(ones, 1);
        return new Shape(ones);
    }

    /** The matrix [from.size(), to.size()], row by row, that a flat map is multiplied with. */
    private static float[] matrix(Shape from, Shape to) {
        float[] product = {1};
        int columns = 1;
        for (int axis = 0; axis < from.dimension(); axis++) {
            int in = Math.toIntExact(from.get(axis));
            int out = Math.toIntExact(to.get(axis));
            product = kronecker(product, columns, bins(in, out), out);
            columns *= out;
        }
        return product;
    }

    /** One axis: [in, out]. */
    private static float[] bins(int in, int out) {
        float[] matrix = new float[in * out];
        for (int bin = 0; bin < out; bin++) {
            int first = bin * in / out;
            int end = ((bin + 1) * in + out - 1) / out;
            for (int position = first; position < end; position++) {
                matrix[position * out + bin] = 1f / (end - first);
            }
        }
        return matrix;
    }

    private static float[] kronecker(float[] a, int aColumns, float[] b, int bColumns) {
        int aRows = a.length / aColumns;
        int bRows = b.length / bColumns;
        float[] product = new float[a.length * b.length];
        int at = 0;
        for (int i = 0; i < aRows; i++) {
            for (int k = 0; k < bRows; k++) {
                for (int j = 0; j < aColumns; j++) {
                    for (int l = 0; l < bColumns; l++) {
                        product[at++] = a[i * aColumns + j] * b[k * bColumns + l];
                    }
                }
            }
        }
        return product;
    }
}
