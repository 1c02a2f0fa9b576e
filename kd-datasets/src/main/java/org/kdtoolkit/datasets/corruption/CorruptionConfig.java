package org.kdtoolkit.datasets.corruption;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * What is done to the modality that teachers perceive, as an experiment file says it: at one rate,
 * or at several, each a benchmark of its own. It hits a share of the training samples; validation
 * and test samples, and whatever the student perceives, stay as they are.
 */
public sealed interface CorruptionConfig {

    /** The share of training samples that is hit, from 0 to 1; empty where there are several. */
    Optional<Double> rate();

    /** The shares of a sweep, each a benchmark of its own; empty where there is one. */
    List<Double> rates();

    /** The name of the teacher that is hit; by default all are, in the same samples. */
    Optional<String> teacher();

    /** The corruption at one rate. */
    Corruption at(double rate);

    /** The corruption at the only rate; empty where there are several. */
    default Optional<Corruption> single() {
        return rate().map(this::at);
    }

    /**
     * The teacher perceives another sample in the place of the one that is hit: one drawn from all
     * training samples that have no label in common with it.
     *
     * @param seed decides also what is perceived in their place
     */
    record Swap(
            @Doc("share of training samples that is hit") @Range(min = 0, max = 1)
                    Optional<Double> rate,
            @Doc("shares for a sweep, each a benchmark of its own")
                    @Default("[]")
                    @Range(min = 0, max = 1)
                    List<Double> rates,
            @Doc("decides which samples are hit; the same for all trials") @Default("1") long seed,
            @Doc("the name of the teacher that is hit; by default all are")
                    Optional<String> teacher)
            implements CorruptionConfig {

        @Override
        public Corruption at(double only) {
            return new Corruption.Swap(only, seed);
        }
    }

    /**
     * Gaussian noise lies on what the teacher perceives. Where it perceives nothing here, because
     * its answers were stored before, the noise lies on these.
     *
     * @param snr 0 makes the powers equal
     * @param seed decides also what the noise is
     */
    record Noise(
            @Doc("ratio of each sample's power to that of its noise in dB") double snr,
            @Doc("share of training samples that is hit") @Range(min = 0, max = 1)
                    Optional<Double> rate,
            @Doc("shares for a sweep, each a benchmark of its own")
                    @Default("[]")
                    @Range(min = 0, max = 1)
                    List<Double> rates,
            @Doc("decides which samples are hit; the same for all trials") @Default("1") long seed,
            @Doc("the name of the teacher that is hit; by default all are")
                    Optional<String> teacher)
            implements CorruptionConfig {

        @Override
        public Corruption at(double only) {
            return new Corruption.Noise(snr, only, seed);
        }
    }

    /**
     * The teacher knows nothing about the samples that are hit: they train by their labels alone.
     */
    record Drop(
            @Doc("share of training samples that is hit") @Range(min = 0, max = 1)
                    Optional<Double> rate,
            @Doc("shares for a sweep, each a benchmark of its own")
                    @Default("[]")
                    @Range(min = 0, max = 1)
                    List<Double> rates,
            @Doc("decides which samples are hit; the same for all trials") @Default("1") long seed,
            @Doc("the name of the teacher that is hit; by default all are")
                    Optional<String> teacher)
            implements CorruptionConfig {

        @Override
        public Corruption at(double only) {
            return new Corruption.Drop(only, seed);
        }
    }
}
