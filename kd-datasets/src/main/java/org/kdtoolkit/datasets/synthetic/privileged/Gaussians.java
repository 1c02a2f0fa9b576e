package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.random.RandomGenerator;

/** Independent numbers from N(0, 1), and sums of them. */
final class Gaussians {

    private Gaussians() {}

    /** Draws a vector. */
    static double[] vector(int size, RandomGenerator random) {
        double[] drawn = new double[size];
        for (int i = 0; i < size; i++) {
            drawn[i] = random.nextGaussian();
        }
        return drawn;
    }

    /** Draws [rows, columns], row by row. */
    static float[][] matrix(int rows, int columns, RandomGenerator random) {
        float[][] drawn = new float[rows][columns];
        for (float[] row : drawn) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        return drawn;
    }

    /** The scalar product of a row with as many weights. */
    static double score(double[] weights, float[] row) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += weights[j] * row[j];
        }
        return sum;
    }
}
