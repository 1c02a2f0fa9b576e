package org.kdtoolkit.eval.probe;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Drawn orders of samples (Fisher and Yates), from the last to the first. */
public final class Shuffled {

    private Shuffled() {}

    /** The numbers from 0 to n - 1 in a drawn order. */
    public static int[] order(int n, RandomGenerator random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
