package org.kdtoolkit.datasets.synthetic;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** The configuration of the generated data set. */
public record SyntheticConfig(
        @Doc("how many figures there are, each with its tone")
                @Default("8")
                @Range(min = 2, max = 12)
                int classes,
        @Doc("the number of training samples") @Default("600") @Range(min = 1, max = 1_000_000)
                int train,
        @Doc("the number of validation samples") @Default("200") @Range(min = 0, max = 1_000_000)
                int validation,
        @Doc("the number of test samples") @Default("400") @Range(min = 0, max = 1_000_000)
                int test,
        @Doc("height and width of the images in pixels") @Default("28") @Range(min = 8, max = 512)
                int size,
        @Doc("standard deviation of the images' noise, their values being from 0 to 1")
                @Default("0.1")
                @Range(min = 0)
                double imageNoise,
        @Doc("share of training samples whose tone is buried in noise")
                @Default("0")
                @Range(min = 0, max = 1)
                double modalityNoise,
        @Doc("share of training samples whose tone is another class's")
                @Default("0")
                @Range(min = 0, max = 1)
                double mismatch,
        @Doc(
                        "which share of the label's information both image and audio hold: of that"
                                + " share of the samples both show the class, of the others one"
                                + " alone")
                @Default("1")
                @Range(min = 0, max = 1)
                double overlap,
        @Doc("what the samples are generated from, the same for all trials") @Default("1")
                long seed) {

    /** Samples of which both image and audio show the class. */
    public SyntheticConfig(
            int classes,
            int train,
            int validation,
            int test,
            int size,
            double imageNoise,
            double modalityNoise,
            double mismatch,
            long seed) {
        this(classes, train, validation, test, size, imageNoise, modalityNoise, mismatch, 1, seed);
    }

    /**
     * The sounds of the samples.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if more than all are to be corrupted
     */
    Sounds sounds() {
        return new Sounds(classes, modalityNoise, mismatch, Tone.LENGTH);
    }
}
