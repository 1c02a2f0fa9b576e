package org.kdtoolkit.datasets.corruption;

import java.math.BigDecimal;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;

/**
 * A corruption of one share of the training samples, as a trial meets it.
 *
 * <p>The samples come from a random order that depends on the seed and the number of training
 * samples alone: round(rate x samples) from its beginning. So those hit at a lower rate are among
 * those hit at a higher one, and each suffers the same at every rate.
 */
public sealed interface Corruption {

    /** The share of training samples that is hit, from 0 to 1. */
    double rate();

    /** What is drawn at random depends on it: the same for all trials. */
    long seed();

    /** What a sample that is hit has gone through, in a word, as reports tell samples apart. */
    String condition();

    /** A few words for reports, whatever the rate and the seed. */
    String summary();

    /**
     * Prepares the corruption of one teacher.
     *
     * @param dataset the samples
     * @param modality what the teacher perceives
     * @param faults takes samples that can't be read
     * @throws org.kdtoolkit.api.data.DataException if the data set does not allow for it
     */
    TeacherCorruption of(Dataset dataset, String modality, Faults faults);

    /** How many of so many training samples are hit. */
    default int hits(int samples) {
        return CorruptedSamples.count(samples, rate());
    }

    /**
     * The teacher perceives another sample in the place of the one that is hit: one drawn from all
     * other training samples that have no label in common with it, be it because one of the two has
     * none.
     *
     * @param seed decides also what is perceived in their place
     */
    record Swap(double rate, long seed) implements Corruption {

        @Override
        public String condition() {
            return "swapped";
        }

        @Override
        public String summary() {
            return "swap with a sample of another class";
        }

        @Override
        public TeacherCorruption of(Dataset dataset, String modality, Faults faults) {
            CorruptedSamples hit = CorruptedSamples.of(dataset, rate, seed);
            SwapPartners donors = SwapPartners.of(dataset, hit, seed);
            TrainingInputs inputs = new TrainingInputs(dataset, modality, faults);
            return new TeacherCorruption(
                    dataset,
                    teacher -> new SwappedTeacher(teacher, hit, donors, inputs),
                    hit::ofTraining);
        }
    }

    /**
     * Gaussian noise lies on what the teacher perceives. Where it perceives nothing here, because
     * its answers were stored before, the noise lies on these.
     *
     * @param snr the ratio of each sample's power to that of its noise in dB; 0 makes them equal
     * @param seed decides also what the noise is
     */
    record Noise(double snr, double rate, long seed) implements Corruption {

        @Override
        public String condition() {
            return "noise";
        }

        @Override
        public String summary() {
            return "noise at an SNR of %s dB"
                    .formatted(BigDecimal.valueOf(snr).stripTrailingZeros().toPlainString());
        }

        @Override
        public TeacherCorruption of(Dataset dataset, String modality, Faults faults) {
            CorruptedSamples hit = CorruptedSamples.of(dataset, rate, seed);
            GaussianNoise noise = new GaussianNoise(snr, seed);
            return new TeacherCorruption(
                    new NoisyDataset(dataset, modality, hit, noise),
                    teacher -> {
                        if (!teacher.perceives()) {
                            return new NoisyOutputTeacher(teacher, hit, noise, modality);
                        }
                        return teacher.needsInput() || teacher.answersDrawnViews()
                                ? new NoisyInputTeacher(teacher, hit, noise, modality)
                                : teacher;
                    },
                    hit::ofTraining);
        }
    }

    /**
     * The teacher knows nothing about the samples that are hit: they train by their labels alone.
     */
    record Drop(double rate, long seed) implements Corruption {

        @Override
        public String condition() {
            return "dropped";
        }

        @Override
        public String summary() {
            return "drop";
        }

        @Override
        public TeacherCorruption of(Dataset dataset, String modality, Faults faults) {
            CorruptedSamples hit = CorruptedSamples.of(dataset, rate, seed);
            return new TeacherCorruption(
                    dataset, teacher -> new DroppedTeacher(teacher, hit), hit::ofTraining);
        }
    }
}
