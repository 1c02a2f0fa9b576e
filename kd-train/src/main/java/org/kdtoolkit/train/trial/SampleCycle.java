package org.kdtoolkit.train.trial;

import java.util.random.RandomGenerator;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.random.Shuffle;

/** Goes through samples again and again, each time in another random order. */
final class SampleCycle {

    private final int[] samples;
    private final RandomGenerator random;
    private int next;

    SampleCycle(int[] samples, Seed seed) {
        this.samples = samples.clone();
        this.random = seed.random();
        this.next = samples.length;
    }

    /** Puts the next samples into a part of an array; a sample is there twice only if it must. */
    void take(int[] target, int from, int count) {
        for (int i = 0; i < count; i++) {
            if (next == samples.length) {
                shuffle(i % samples.length);
            }
            target[from + i] = samples[next++];
        }
    }

    /**
     * Begins anew.
     *
     * @param fresh how many of the last samples were just taken: they come after all others
     */
    private void shuffle(int fresh) {
        int old = samples.length - fresh;
        Shuffle.fromTheEnd(samples, 0, old, random);
        Shuffle.fromTheEnd(samples, old, samples.length, random);
        next = 0;
    }
}
