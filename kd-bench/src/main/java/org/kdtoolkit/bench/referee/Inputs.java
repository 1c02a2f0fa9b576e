package org.kdtoolkit.bench.referee;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a learner sees, by samples and by columns: the way forward sums columns, the way back sums
 * samples. The last column is 1 everywhere, so that the bias is a weight like the others.
 *
 * @param rows [N, D + 1]
 * @param columns [D + 1, N], the same numbers
 */
record Inputs(float[][] rows, float[][] columns) {

    /**
     * Those of some samples.
     *
     * @param values [N, D], at least one
     */
    static Inputs of(float[][] values) {
        int width = values[0].length;
        float[][] rows = new float[values.length][];
        float[][] columns = new float[width + 1][values.length];
        Arrays.fill(columns[width], 1);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(values[i], width + 1);
            rows[i][width] = 1;
            for (int j = 0; j < width; j++) {
                columns[j][i] = values[i][j];
            }
        }
        return new Inputs(rows, columns);
    }

    int samples() {
        return rows.length;
    }

    /** The number of columns D, without the one of the bias. */
    int width() {
        return columns.length - 1;
    }

    /** The numbers of all columns, the bias's too. */
    int[] everyColumn() {
        return IntStream.range(0, columns.length).toArray();
    }
}
