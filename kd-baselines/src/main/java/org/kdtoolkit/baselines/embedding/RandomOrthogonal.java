package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Orthogonal matrices, each as likely as any other. */
final class RandomOrthogonal {

    private RandomOrthogonal() {}

    /**
     * Draws a matrix: Gram and Schmidt's process on normal random numbers, done twice, so that
     * rounding does not add up.
     *
     * @param size n; the time grows with n³, about two seconds for 1,000
     * @param manager its engine's random numbers are used
     * @return [n, n], row by row
     */
    static float[] matrix(int size, NDManager manager) {
        double[][] rows = new double[size][size];
        float[] numbers;
        try (NDManager scope = manager.newSubManager()) {
            numbers = scope.randomNormal(new Shape(size, size)).toFloatArray();
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                rows[i][j] = numbers[i * size + j];
            }
            removeEarlier(rows, i);
            removeEarlier(rows, i);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                numbers[i * size + j] = (float) rows[i][j];
            }
        }
        return numbers;
    }

    private static void removeEarlier(double[][] rows, int row) {
        double[] own = rows[row];
        for (int i = 0; i < row; i++) {
            add(own, -product(own, rows[i]), rows[i]);
        }
        double length = Math.sqrt(product(own, own));
        for (int j = 0; j < own.length; j++) {
            own[j] /= length;
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] target, double factor, double[] row) {
        for (int i = 0; i < row.length; i++) {
            target[i] += factor * row[i];
        }
    }
}
