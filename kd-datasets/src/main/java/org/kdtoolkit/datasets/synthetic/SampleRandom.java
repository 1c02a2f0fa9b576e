package org.kdtoolkit.datasets.synthetic;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.formats.random.Seed;

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
        CORRUPTION,
        OVERLAP
    }

    /** The numbers of one sample for one use, the same whenever they are asked for. */
    RandomGenerator of(int index, Use use) {
        return new Seed(seed).of(0).of(subset.ordinal()).of(use.ordinal()).of(index).random();
    }
}
