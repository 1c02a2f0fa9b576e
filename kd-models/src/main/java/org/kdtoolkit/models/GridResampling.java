package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Finds the values at the positions of one grid from those of another, axis by axis. Both grids
 * count their positions in row-major order.
 */
record GridResampling(Interpolation interpolation, Shape given, Shape wanted) {

    /** The matrix [wanted, given] by which values [given, D] are to be multiplied from the left. */
    NDArray matrix(NDManager manager) {
        return manager.create(weights(), new Shape(wanted.size(), given.size()));
    }

    /** The matrix's values, row by row. */
    float[] weights() {
        double[][] joined = {{1}};
        for (int axis = 0; axis < given.dimension(); axis++) {
            joined =
                    product(
                            joined,
                            interpolation.weights((int) given.get(axis), (int) wanted.get(axis)));
        }
        return floats(joined);
    }

    /** The Kronecker product: the second one's axis counts faster. */
    private static double[][] product(double[][] first, double[][] second) {
        int width = second[0].length;
        double[][] product = new double[first.length * second.length][first[0].length * width];
        for (int row = 0; row < product.length; row++) {
            double[] left = first[row / second.length];
            double[] right = second[row % second.length];
            for (int column = 0; column < product[row].length; column++) {
                product[row][column] = left[column / width] * right[column % width];
            }
        }
        return product;
    }

    private static float[] floats(double[][] rows) {
        int width = rows[0].length;
        float[] floats = new float[rows.length * width];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) rows[i / width][i % width];
        }
        return floats;
    }
}
