package org.kdtoolkit.datasets.synthetic;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.Subset;

/**
 * Where the random numbers of generated samples come from.
 *
 * @param seed of the data set
 * @param subset of the samples
 */
record SampleRandom(long seed, Subset subset) {

    /** What random numbers are for; each use has numbers of its own. */
    enum Use {
        IMAGE,
        AUDIO,
        CORRUPTION
    }

    /** The numbers of one sample for one use, the same whenever they are asked for. */
    RandomGenerator of(int index, Use use) {
        long key = new SplittableRandom(seed).nextLong();
        key = new SplittableRandom(key + subset.ordinal()).nextLong();
        key = new SplittableRandom(key + use.ordinal()).nextLong();
        return new SplittableRandom(new SplittableRandom(key + index).nextLong());
    }
}
