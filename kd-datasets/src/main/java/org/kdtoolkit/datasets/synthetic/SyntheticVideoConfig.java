package org.kdtoolkit.datasets.synthetic;

import java.nio.file.Path;
import java.util.Map;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.ModalitySpec;

/** The configuration of the rendered data set. */
public record SyntheticVideoConfig(
        @Doc("where the videos are kept, once they are rendered") Path folder,
        @Doc("how many moving figures there are, each with its tone")
                @Default("8")
                @Range(min = 2, max = 12)
                int classes,
        @Doc("the number of training videos") @Default("160") @Range(min = 1, max = 100_000)
                int train,
        @Doc("the number of validation videos") @Default("40") @Range(min = 0, max = 100_000)
                int validation,
        @Doc("the number of test videos") @Default("80") @Range(min = 0, max = 100_000) int test,
        @Doc("how many frames each video has, 8 a second")
                @Default("16")
                @Range(min = 2, max = 10_000)
                int frames,
        @Doc("height and width of the videos in pixels") @Default("64") @Range(min = 16, max = 512)
                int size,
        @Doc("standard deviation of the frames' noise, their values being from 0 to 1")
                @Default("0.05")
                @Range(min = 0)
                double imageNoise,
        @Doc("share of training videos whose tone is buried in noise")
                @Default("0")
                @Range(min = 0, max = 1)
                double modalityNoise,
        @Doc("share of training videos whose tone is another class's")
                @Default("0")
                @Range(min = 0, max = 1)
                double mismatch,
        @Doc("what the videos are generated from, the same for all trials") @Default("1") long seed,
        @Doc("the modalities by name, as those of a manifest, but none needs a column") @NotEmpty
                Map<String, ModalitySpec> modalities) {

    /**
     * The sounds of the videos.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if more than all are to be corrupted
     */
    Sounds sounds() {
        int length = frames * Tone.SAMPLE_RATE / FigureClip.RATE;
        return new Sounds(classes, modalityNoise, mismatch, length);
    }
}
