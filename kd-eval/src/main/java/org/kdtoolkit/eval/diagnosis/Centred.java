package org.kdtoolkit.eval.diagnosis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.probe.ClipMean;

/** Features less their means over the samples. */
final class Centred {

    private Centred() {}

    /** [N, D] less the mean of each column. */
    static double[][] of(double[][] features) {
        double[] mean = ClipMean.of(features);
        return Arrays.stream(features)
                .map(row -> IntStream.range(0, row.length).mapToDouble(d -> row[d] - mean[d]))
                .map(row -> row.toArray())
                .toArray(double[][]::new);
    }

    /** The product of two rows. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The products of all rows with each other, [N, N]. */
    static double[][] gram(double[][] rows) {
        double[][] gram = new double[rows.length][rows.length];
        IntStream.range(0, rows.length)
                .parallel()
                .forEach(
                        i -> {
                            for (int j = 0; j < rows.length; j++) {
                                gram[i][j] = dot(rows[i], rows[j]);
                            }
                        });
        return gram;
    }

    /** The products of all columns with each other, [D, D]. */
    static double[][] scatter(double[][] rows) {
        return gram(transposed(rows));
    }

    /** [D, N] of [N, D]. */
    static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < columns.length; d++) {
                columns[d][i] = rows[i][d];
            }
        }
        return columns;
    }
}
