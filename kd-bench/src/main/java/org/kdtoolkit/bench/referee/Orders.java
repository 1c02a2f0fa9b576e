package org.kdtoolkit.bench.referee;

import java.util.random.RandomGenerator;
import org.kdtoolkit.formats.random.Shuffle;

/** The order of the samples in one epoch after the other. */
interface Orders {

    /** Brings the numbers of the samples into the next order. */
    void next(int[] samples);

    /** Another order each time. */
    static Orders shuffled(RandomGenerator random) {
        return samples -> Shuffle.fromTheEnd(samples, random);
    }
}
