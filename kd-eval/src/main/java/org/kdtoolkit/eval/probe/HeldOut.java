package org.kdtoolkit.eval.probe;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Training samples in two parts, each class by itself. */
record HeldOut(int[] kept, int[] heldOut) {

    /**
     * Holds out every n-th sample of each class, in a drawn order; a class of fewer than n has one
     * held out, unless it is its only one.
     *
     * @param labels [N] classes from 0 to C-1
     * @param classes C
     */
    static HeldOut of(int[] labels, int classes, int n, long seed) {
        int[] order = ClassOrder.draw(labels, classes, seed);
        boolean[] isHeldOut = new boolean[labels.length];
        for (int c = 0; c < classes; c++) {
            int label = c;
            int[] rows = Arrays.stream(order).filter(row -> labels[row] == label).toArray();
            int first = Math.min(n, rows.length) - 1;
            for (int i = Math.max(1, first); i < rows.length; i += n) {
                isHeldOut[rows[i]] = true;
            }
        }
        return new HeldOut(rows(isHeldOut, false), rows(isHeldOut, true));
    }

    private static int[] rows(boolean[] isHeldOut, boolean value) {
        return IntStream.range(0, isHeldOut.length)
                .filter(row -> isHeldOut[row] == value)
                .toArray();
    }
}
