package org.kdtoolkit.datasets.avmnist;

import java.util.Random;
import org.kdtoolkit.formats.random.Seed;

/** Orders drawn at random. */
final class Shuffle {

    private Shuffle() {}

    /** Numbers of a seed for those who want Java's oldest generator. */
    static Random random(Seed seed) {
        return new Random(seed.value());
    }

    /** The numbers from 0 to {@code count - 1} in an order that the seed tells. */
    static int[] order(int count, Seed seed) {
        int[] order = new int[count];
        Random random = random(seed);
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
