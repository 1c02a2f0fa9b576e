package org.kdtoolkit.datasets.corruption;

import java.util.random.RandomGenerator;
import org.kdtoolkit.formats.random.Seed;

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
        return new Seed(seed).of(0).of(use.hashCode()).of(index).random();
    }
}
