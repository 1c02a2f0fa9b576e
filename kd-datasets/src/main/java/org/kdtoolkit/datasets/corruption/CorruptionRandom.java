package org.kdtoolkit.datasets.corruption;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Where a corruption's random numbers come from.
 *
 * @param seed of the corruption
 */
record CorruptionRandom(long seed) {

    /** Numbers for a use that concerns all samples, the same whenever they are asked for. */
    RandomGenerator of(String use) {
        return of(use, 0);
    }

    /** The numbers of one sample for one use, the same whenever they are asked for. */
    RandomGenerator of(String use, int index) {
        long key = new SplittableRandom(seed).nextLong();
        key = new SplittableRandom(key + use.hashCode()).nextLong();
        return new SplittableRandom(new SplittableRandom(key + index).nextLong());
    }
}
