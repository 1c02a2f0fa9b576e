package org.kdtoolkit.train.run;

import java.util.OptionalInt;
import org.kdtoolkit.train.config.DatasetSpec;

/**
 * Whose samples are open, and whose teachers with them.
 *
 * @param seed the seed of the trials, where each seed draws samples of its own; empty where all
 *     trials share them
 */
record SamplesOf(OptionalInt seed) {

    /** Those of a seed, if the data set has other ones for each. */
    static SamplesOf seed(int seed, DatasetSpec dataset) {
        return new SamplesOf(dataset.isDrawnBySeed() ? OptionalInt.of(seed) : OptionalInt.empty());
    }

    /** The data set with these samples. */
    DatasetSpec of(DatasetSpec dataset) {
        return seed.isPresent() ? dataset.drawnFrom(seed.getAsInt()) : dataset;
    }
}
