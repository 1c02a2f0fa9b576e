package org.kdtoolkit.teachers.fitted;

import java.util.Arrays;

/**
 * Brings columns to another scale.
 *
 * @param shift taken from each column
 * @param scale what each column is divided by then
 */
record Standardisation(double[] shift, double[] scale) {

    /** Leaves so many columns as they are. */
    static Standardisation none(int columns) {
        double[] ones = new double[columns];
        Arrays.fill(ones, 1);
        return new Standardisation(new double[columns], ones);
    }

    /**
     * Brings columns to mean 0 and biased deviation 1; one that does not vary is not divided.
     *
     * @param rows [N, F], at least one
     */
    static Standardisation of(float[][] rows) {
        int columns = rows[0].length;
        double[] mean = new double[columns];
        double[] deviation = new double[columns];
        for (float[] row : rows) {
            for (int j = 0; j < columns; j++) {
                mean[j] += (double) row[j] / rows.length;
            }
        }
        for (float[] row : rows) {
            for (int j = 0; j < columns; j++) {
                deviation[j] += Math.pow(row[j] - mean[j], 2) / rows.length;
            }
        }
        for (int j = 0; j < columns; j++) {
            deviation[j] = deviation[j] == 0 ? 1 : Math.sqrt(deviation[j]);
        }
        return new Standardisation(mean, deviation);
    }

    float[] apply(float[] row) {
        float[] scaled = new float[row.length];
        for (int j = 0; j < row.length; j++) {
            scaled[j] = (float) ((row[j] - shift[j]) / scale[j]);
        }
        return scaled;
    }

    float[][] apply(float[][] rows) {
        return Arrays.stream(rows).map(this::apply).toArray(float[][]::new);
    }
}
