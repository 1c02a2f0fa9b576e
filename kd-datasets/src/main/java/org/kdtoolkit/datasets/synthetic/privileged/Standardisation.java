package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.Arrays;

/**
 * Brings each column to mean 0 and deviation 1.
 *
 * @param mean of each column
 * @param deviation of each column, divided by the number of rows and not by one less; 1 where all
 *     rows are alike
 */
record Standardisation(double[] mean, double[] deviation) {

    /**
     * That of some rows.
     *
     * @param rows [N, D], at least one
     */
    static Standardisation of(float[][] rows) {
        int columns = rows[0].length;
        double[] mean = new double[columns];
        double[] deviation = new double[columns];
        for (int j = 0; j < columns; j++) {
            int column = j;
            mean[j] = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
            double square =
                    Arrays.stream(rows)
                            .mapToDouble(row -> Math.pow(row[column] - mean[column], 2))
                            .average()
                            .orElseThrow();
            deviation[j] = square == 0 ? 1 : Math.sqrt(square);
        }
        return new Standardisation(mean, deviation);
    }

    /** Other rows, or the same, brought to the scale of these. */
    float[][] apply(float[][] rows) {
        return Arrays.stream(rows).map(this::apply).toArray(float[][]::new);
    }

    private float[] apply(float[] row) {
        float[] scaled = new float[row.length];
        for (int j = 0; j < row.length; j++) {
            scaled[j] = (float) ((row[j] - mean[j]) / deviation[j]);
        }
        return scaled;
    }
}
