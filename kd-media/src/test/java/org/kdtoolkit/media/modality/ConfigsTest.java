package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.SpecAugment;

class ConfigsTest {

    @Test
    void refusesImagesWhoseKeysDoNotFit() {
        refuses(
                () -> image(Optional.of(List.of(2)), 3, Optional.empty()),
                "'size' must be [height, width], found [2]");
        refuses(
                () -> image(Optional.empty(), 2, Optional.empty()),
                "'channels' must be 1 or 3, found 2");
        refuses(
                () -> image(Optional.empty(), 3, Optional.of(List.of(0.5))),
                "'mean' must have 3 values, one for each channel, found 1");
    }

    @Test
    void refusesSpectrogramsOfAnUnknownRateOrBeyondIt() {
        refuses(
                () -> audio(Optional.empty(), Optional.of(LogMelConfig.panns()), Optional.empty()),
                "'log-mel' needs 'sample-rate', such as 32000 for the defaults of PANNs");
        refuses(
                () -> audio(Optional.of(8000), Optional.of(LogMelConfig.panns()), Optional.empty()),
                "bands must lie between 0 and 4000.0 Hz, half the sample rate, found 50.0 to"
                        + " 14000.0 Hz");
        refuses(
                () ->
                        audio(
                                Optional.of(8000),
                                Optional.empty(),
                                Optional.of(new SpecAugment(2, 64, 2, 8))),
                "'spec-augment' masks spectrograms; add 'log-mel: {}' to have them made");
    }

    private static void image(
            Optional<List<Integer>> size, int channels, Optional<List<Double>> mean) {
        new ImageConfig(size, channels, mean, Optional.empty());
    }

    private static void audio(
            Optional<Integer> rate, Optional<LogMelConfig> logMel, Optional<SpecAugment> masks) {
        new AudioConfig(rate, Optional.empty(), logMel, masks);
    }

    private static void refuses(ThrowingCallable config, String message) {
        assertThatThrownBy(config).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
