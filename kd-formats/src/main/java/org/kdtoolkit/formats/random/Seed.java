package org.kdtoolkit.formats.random;

import ai.djl.engine.Engine;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Where random choices come from. Each purpose, sample and time has a seed of its own, derived from
 * the one above it, so that what is drawn depends on nothing but these: not on the order of the
 * calls, the threads, or what else is drawn.
 *
 * @param value the seed
 */
public record Seed(long value) {

    /** The seed of a purpose. */
    public Seed of(String purpose) {
        Seed seed = this;
        for (int i = 0; i < purpose.length(); i++) {
            seed = seed.of(purpose.charAt(i));
        }
        return seed;
    }

    /** The seed of the n-th time, or of the n-th sample. Those of neighbours have no likeness. */
    public Seed of(long n) {
        return new Seed(random(n).nextLong());
    }

    /** Numbers from this seed, from the first on. */
    public RandomGenerator random() {
        return random(0);
    }

    /** Numbers of the n-th time, from the first on; the seed must be a derived one. */
    public RandomGenerator random(long n) {
        return new SplittableRandom(value + n);
    }

    /** Makes the engine draw from this seed. */
    public void seed(Engine engine) {
        engine.setRandomSeed((int) (value ^ (value >>> 32)));
    }
}
