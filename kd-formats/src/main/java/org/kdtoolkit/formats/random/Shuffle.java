package org.kdtoolkit.formats.random;

import java.util.random.RandomGenerator;

/**
 * Orders drawn at random, each equally likely (Fisher and Yates). Which one numbers give depends on
 * the way that is gone: results that were published go on to be drawn as they were.
 */
public final class Shuffle {

    private Shuffle() {}

    /** Shuffles all values, from the last to the first. */
    public static void fromTheEnd(int[] values, RandomGenerator random) {
        fromTheEnd(values, 0, values.length, random);
    }

    /**
     * Shuffles a part of the values, from its last to its first.
     *
     * @param from where the part begins
     * @param to behind its end
     */
    public static void fromTheEnd(int[] values, int from, int to, RandomGenerator random) {
        for (int i = to - 1; i > from; i--) {
            swap(values, i, from + random.nextInt(i - from + 1));
        }
    }

    /**
     * Draws the first values of an order one after the other from all that are left.
     *
     * @param count how many are drawn; the others' order means nothing
     */
    public static void fromTheBeginning(int[] values, int count, RandomGenerator random) {
        for (int i = 0; i < count; i++) {
            swap(values, i, i + random.nextInt(values.length - i));
        }
    }

    /**
     * Puts the numbers from 0 on into an order one by one.
     *
     * @param count how many
     */
    public static int[] insideOut(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static void swap(int[] values, int one, int other) {
        int value = values[one];
        values[one] = values[other];
        values[other] = value;
    }
}
