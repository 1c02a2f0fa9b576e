package org.kdtoolkit.datasets.corruption;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;

/**
 * What is done to the modality that teachers perceive. It hits a share of the training samples;
 * validation and test samples, and whatever the student perceives, stay as they are.
 *
 * <p>The samples come from a random order that depends on the seed and the number of training
 * samples alone: round(rate x samples) from its beginning. So those hit at a lower rate are among
 * those hit at a higher one, and each suffers the same at every rate.
 */
public sealed interface CorruptionConfig {

    /** The share of training samples that is hit, from 0 to 1; empty where there are several. */
    Optional<Double> rate();

    /** The shares of a sweep, each a benchmark of its own; empty where there is one. */
    List<Double> rates();

    /** What is drawn at random depends on it: the same for all trials. */
    long seed();

    /** The name of the teacher that is hit; by default all are, in the same samples. */
    Optional<String> teacher();

    /** The same, as it is written with one rate. */
    CorruptionConfig withRate(double rate);

    /** The corruption at one rate. */
    default Corruption at(double rate) {
        return new Corruption(this, rate);
    }

    /** The corruption at the only rate; empty where there are several. */
    default Optional<Corruption> single() {
        return rate().map(this::at);
    }

    /** A few words for reports. */
    String summary();

    /**
     * Prepares what is done to one teacher.
     *
     * @param hit the samples that are hit
     * @param dataset all samples
     * @param modality what the teacher perceives
     * @param faults takes samples that can't be read
     * @throws org.kdtoolkit.api.data.DataException if the data set does not allow for it
     */
    TeacherCorruption corruption(
            CorruptedSamples hit, Dataset dataset, String modality, Faults faults);

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
        public Swap withRate(double only) {
            return new Swap(Optional.of(only), List.of(), seed, teacher);
        }

        @Override
        public String summary() {
            return "swap with a sample of another class";
        }

        @Override
        public TeacherCorruption corruption(
                CorruptedSamples hit, Dataset dataset, String modality, Faults faults) {
            SwapPartners donors = SwapPartners.of(dataset, hit, seed);
            TrainingInputs inputs = new TrainingInputs(dataset, modality, faults);
            return new TeacherCorruption(
                    dataset, teacher -> new SwappedTeacher(teacher, hit, donors, inputs));
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
        public Noise withRate(double only) {
            return new Noise(snr, Optional.of(only), List.of(), seed, teacher);
        }

        @Override
        public String summary() {
            return "noise at an SNR of %s dB"
                    .formatted(BigDecimal.valueOf(snr).stripTrailingZeros().toPlainString());
        }

        @Override
        public TeacherCorruption corruption(
                CorruptedSamples hit, Dataset dataset, String modality, Faults faults) {
            GaussianNoise noise = new GaussianNoise(snr, seed);
            return new TeacherCorruption(
                    new NoisyDataset(dataset, modality, hit, noise),
                    teacher -> {
                        if (!teacher.perceives()) {
                            return new NoisyOutputTeacher(teacher, hit, noise, modality);
                        }
                        return teacher.needsInput()
                                ? new NoisyInputTeacher(teacher, hit, noise, modality)
                                : teacher;
                    });
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
        public Drop withRate(double only) {
            return new Drop(Optional.of(only), List.of(), seed, teacher);
        }

        @Override
        public String summary() {
            return "drop";
        }

        @Override
        public TeacherCorruption corruption(
                CorruptedSamples hit, Dataset dataset, String modality, Faults faults) {
            return new TeacherCorruption(dataset, teacher -> new DroppedTeacher(teacher, hit));
        }
    }
}
