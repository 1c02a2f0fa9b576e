package org.kdtoolkit.datasets.synthetic;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Subset;

/**
 * The sounds of generated samples, some of which are spoilt.
 *
 * @param classes how many there are, each with its tone
 * @param buried the share of training samples whose tone is buried in noise
 * @param mismatched the share of training samples whose tone is another class's
 * @param length in samples at {@link Tone#SAMPLE_RATE}
 */
record Sounds(int classes, double buried, double mismatched, int length) {

    /**
     * Checks the shares.
     *
     * @throws ConfigurationException if more than all samples are to be corrupted
     */
    Sounds {
        if (buried + mismatched > 1) {
            throw new ConfigurationException(
                    "'modality-noise' and 'mismatch' must not exceed 1 together, found %s and %s"
                            .formatted(buried, mismatched));
        }
    }

    /** What is wrong with a sample's sound; only training samples are corrupted. */
    SoundCorruption corruption(int index, SampleRandom random) {
        if (random.subset() != Subset.TRAIN) {
            return SoundCorruption.NONE;
        }
        double drawn = random.of(index, SampleRandom.Use.CORRUPTION).nextDouble();
        if (drawn < mismatched) {
            return SoundCorruption.MISMATCH;
        }
        return drawn < mismatched + buried ? SoundCorruption.NOISE : SoundCorruption.NONE;
    }

    /** The sound of a sample of some class, [length]. */
    float[] play(int index, int label, SampleRandom samples) {
        RandomGenerator random = samples.of(index, SampleRandom.Use.AUDIO);
        return switch (corruption(index, samples)) {
            case NONE -> Tone.of(label, classes).play(length, random);
            case NOISE -> Tone.of(label, classes).playBuried(length, random);
            case MISMATCH -> {
                int away = random.nextInt(1, classes);
                yield Tone.of((label + away) % classes, classes).play(length, random);
            }
        };
    }

    /** A sound that tells no class: some tone far below the noise, [length]. */
    float[] playNothing(int index, SampleRandom samples) {
        return Tone.of(0, classes).playBuried(length, samples.of(index, SampleRandom.Use.AUDIO));
    }

    /** How many of the training sounds are spoilt, for reports. */
    String note() {
        return "of the training sounds %s%% are of another class and %s%% buried in noise"
                .formatted(percent(mismatched), percent(buried));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", 100 * share);
    }
}
