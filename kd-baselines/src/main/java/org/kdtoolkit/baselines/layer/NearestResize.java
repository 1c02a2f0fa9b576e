package org.kdtoolkit.baselines.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Brings maps to another grid by the nearest position, as PyTorch's {@code interpolate} does by
 * default: position i of m along an axis is position floor(i n / m) of n.
 */
public final class NearestResize {

    private static final int GRID = 2;

    private NearestResize() {}

    /**
     * Resizes a map.
     *
     * @param map [B, D, from...]; its manager owns the result
     * @param to the grid afterwards, of as many axes
     * @return [B, D, to...]
     */
    public static NDArray resize(NDArray map, Shape to) {
        NDArray resized = map;
        for (int axis = 0; axis < to.dimension(); axis++) {
            Shape shape = resized.getShape();
            long from = shape.get(GRID + axis);
            if (from != to.get(axis)) {
                resized = alongOneAxis(resized, GRID + axis, to.get(axis));
            }
        }
        return resized;
    }

    /** The product with a matrix that picks positions; a graph knows its slope on every engine. */
    private static NDArray alongOneAxis(NDArray map, int axis, long to) {
        int last = map.getShape().dimension() - 1;
        int from = Math.toIntExact(map.getShape().get(axis));
        NDArray moved = map.swapAxes(axis, last);
        Shape shape = moved.getShape();
        NDArray picked =
                moved.reshape(-1, from)
                        .matMul(
                                map.getManager()
                                        .create(matrix(from, (int) to), new Shape(from, to)));
        return picked.reshape(shape.slice(0, last).add(to)).swapAxes(axis, last);
    }

    /** [from, to], row by row. */
    private static float[] matrix(int from, int to) {
        float[] matrix = new float[from * to];
        for (int position = 0; position < to; position++) {
            int nearest = (int) ((long) position * from / to);
            matrix[nearest * to + position] = 1;
        }
        return matrix;
    }
}
