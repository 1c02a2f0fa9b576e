package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.kdtoolkit.formats.random.Shuffle;

/** Columns that are picked for x*. */
final class Picked {

    private Picked() {}

    /** Draws some columns at random, none twice, in the order in which they are drawn. */
    static int[] columns(int all, int some, RandomGenerator random) {
        int[] order = IntStream.range(0, all).toArray();
        Shuffle.fromTheBeginning(order, some, random);
        return Arrays.copyOf(order, some);
    }

    /** A row's values in some columns. */
    static float[] of(float[] row, int... columns) {
        float[] picked = new float[columns.length];
        for (int i = 0; i < columns.length; i++) {
            picked[i] = row[columns[i]];
        }
        return picked;
    }

    /** A row's largest values, from the largest on. */
    static float[] largest(float[] row, int count) {
        float[] sorted = row.clone();
        Arrays.sort(sorted);
        float[] largest = new float[count];
        for (int i = 0; i < count; i++) {
            largest[i] = sorted[sorted.length - 1 - i];
        }
        return largest;
    }
}
