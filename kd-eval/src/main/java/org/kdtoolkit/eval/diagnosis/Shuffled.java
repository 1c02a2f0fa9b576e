package org.kdtoolkit.eval.diagnosis;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Drawn orders of samples. */
final class Shuffled {

    private Shuffled() {}

    /** The numbers from 0 to n - 1 in a drawn order. */
    static int[] order(int n, SplittableRandom random) {
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
