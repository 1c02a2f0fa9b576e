package org.kdtoolkit.media.spectrogram;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.Recipe;

/**
 * How a log-mel spectrogram is made. The defaults are those of PANNs (Kong et al., 2020), for sound
 * at 32 kHz.
 *
 * @param window a Hann window
 */
public record LogMelConfig(
        @Doc("samples under the window") @Default("1024") @Range(min = 2, max = 65536) int window,
        @Doc("samples from frame to frame") @Default("320") @Range(min = 1, max = 1_000_000)
                int hop,
        @Doc("the number of bands") @Default("64") @Range(min = 1, max = 1024) int mels,
        @Doc("where the lowest band begins, in Hz") @Default("50") @Range(min = 0)
                double minFrequency,
        @Doc("where the highest band ends, in Hz; at most half the sample rate")
                @Default("14000")
                @Range(min = 0, minIncluded = false)
                double maxFrequency,
        @Doc(
                        "the least power, below which all is silence; what is added to each power"
                                + " before a natural logarithm")
                @Default("1e-10")
                @Range(min = 0, minIncluded = false)
                double floor,
        @Doc("of a band's power: 10 log10 max(power, floor), or ln(power + floor)")
                @Default("decibel")
                Logarithm logarithm,
        @Doc("what is subtracted from each value") @Default("0") double mean,
        @Doc("what each value is divided by afterwards")
                @Default("1")
                @Range(min = 0, minIncluded = false)
                double std) {

    /** A spectrogram in decibel. */
    public LogMelConfig(
            int window, int hop, int mels, double minFrequency, double maxFrequency, double floor) {
        this(window, hop, mels, minFrequency, maxFrequency, floor, Logarithm.DECIBEL, 0, 1);
    }

    /** All that spectrograms depend on besides the sound, for a cache. */
    public Recipe recipe() {
        return Recipe.of("log-mel")
                .with("window", window)
                .with("hop", hop)
                .with("mels", mels)
                .with("min-frequency", minFrequency)
                .with("max-frequency", maxFrequency)
                .with("floor", floor)
                .withUnless(0, "natural-logarithm", logarithm == Logarithm.NATURAL ? 1 : 0)
                .withUnless(0, "mean", mean)
                .withUnless(1, "std", std);
    }

    /** The front end of PANNs. */
    public static LogMelConfig panns() {
        return new LogMelConfig(1024, 320, 64, 50, 14000, 1e-10);
    }
}
