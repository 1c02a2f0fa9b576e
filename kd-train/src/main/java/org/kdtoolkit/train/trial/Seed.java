package org.kdtoolkit.train.trial;

import ai.djl.engine.Engine;

/**
 * Where every random choice of a trial comes from. Each purpose has a stream of its own, so that
 * all methods of one seed begin with the same student and see the same order of samples, and a
 * resumed epoch draws what it would have drawn.
 *
 * @param value the seed
 */
record Seed(long value) {

    /** The seed of a purpose. */
    Seed of(String purpose) {
        long mixed = value;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed + purpose.charAt(i));
        }
        return new Seed(mixed);
    }

    /** The seed of the n-th time. */
    Seed of(int n) {
        return new Seed(mix(value + n));
    }

    /** Makes the engine draw from this seed. */
    void plant(Engine engine) {
        engine.setRandomSeed((int) (value ^ (value >>> 32)));
    }

    /** SplitMix64's step (Steele, Lea and Flood, 2014). */
    private static long mix(long state) {
        long z = state + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
