package org.kdtoolkit.bench.referee;

import java.util.stream.IntStream;

/**
 * What a learner sees, by samples and by columns: the way forward sums columns, the way back sums
 * samples.
 *
 * @param rows [N, D]
 * @param columns [D, N], the same numbers
 */
record Inputs(float[][] rows, float[][] columns) {

    /**
     * Those of some samples.
     *
     * @param rows [N, D], at least one
     */
    static Inputs of(float[][] rows) {
        float[][] columns = new float[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return new Inputs(rows, columns);
    }

    int samples() {
        return rows.length;
    }

    int width() {
        return columns.length;
    }

    /** The numbers from 0 on, which is the order of the columns. */
    int[] everyColumn() {
        return IntStream.range(0, width()).toArray();
    }
}
