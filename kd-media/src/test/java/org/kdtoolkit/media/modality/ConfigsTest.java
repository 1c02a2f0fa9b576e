package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.media.clip.Blur;
import org.kdtoolkit.media.clip.RandomErasing;
import org.kdtoolkit.media.clip.VerticalBlur;
import org.kdtoolkit.media.sound.AudioTransform;
import org.kdtoolkit.media.sound.ResizeCrop;
import org.kdtoolkit.media.sound.SoundTransform;
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

    @Test
    void refusesTransformsWhoseKeysDoNotFit() {
        refuses(
                () -> new SoundTransform.Gain(3, -3),
                "'min-gain' must not be above 'max-gain', found 3.0 and -3.0");
        refuses(
                () -> new SoundTransform.Noise(1, 20, 10),
                "'min-snr' must not be above 'max-snr', found 20.0 and 10.0");
        refuses(
                () -> new SoundTransform.Mix(Path.of("rain"), 1, 20, 10),
                "'min-snr' must not be above 'max-snr', found 20.0 and 10.0");
        refuses(
                () -> new RandomErasing(1, 0.3, 0.2, 1, 1, Optional.empty()),
                "area must be positive and ascend, found 0.3 to 0.2");
        refuses(
                () ->
                        new AudioConfig(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(
                                        new SoundAugmentation(
                                                List.of(
                                                        new SoundTransform.Mix(
                                                                Path.of("rain"), 1, 3, 30))))),
                "'mix' needs 'sample-rate', at which a sound and what it is mixed with are read");
    }

    @Test
    void refusesViewsWhoseKeysDoNotFit() {
        refuses(
                () -> new PictureView(Optional.of(List.of(2)), List.of()),
                "'size' must be [height, width], found [2]");
        refuses(
                () -> sound(Optional.empty(), Optional.empty(), view(Optional.of(8), List.of())),
                "'views' need 'sample-rate', at which it is known how long they last");
        refuses(
                () -> sound(Optional.of(8000), Optional.empty(), view(Optional.empty(), List.of())),
                "'views.near' needs a length: give 'samples', here or for the modality");
        refuses(
                () ->
                        sound(
                                Optional.of(8000),
                                Optional.empty(),
                                new SoundView(Optional.of(8), Optional.of(2), 1, List.of())),
                "'views.near': give 'samples' or 'frames', not both");
        refuses(
                () ->
                        sound(
                                Optional.of(8000),
                                Optional.empty(),
                                new SoundView(Optional.empty(), Optional.of(2), 1, List.of())),
                "'views.near': 'frames' are a spectrogram's; add 'log-mel: {}', or give 'samples'");
        refuses(
                () ->
                        sound(
                                Optional.of(32000),
                                Optional.of(LogMelConfig.panns()),
                                new SoundView(
                                        Optional.empty(), Optional.of(1_000_000), 1, List.of())),
                "'views.near': 1000000 frames that are 320 samples apart are more than 100000000"
                        + " samples");
        ResizeCrop crop = new ResizeCrop(1.5, 1, 0.6, 1.5);
        refuses(
                () ->
                        sound(
                                Optional.of(8000),
                                Optional.empty(),
                                view(Optional.of(8), List.of(crop))),
                "'views.near': 'transforms': 'resize-crop' changes spectrograms; add 'log-mel: {}'"
                        + " to have them made");
        refuses(
                () ->
                        sound(
                                Optional.of(32000),
                                Optional.of(LogMelConfig.panns()),
                                view(
                                        Optional.of(8),
                                        List.of(crop, new SoundTransform.Volume(0.1)))),
                "'views.near': 'transforms': a transform of sound stands behind 'resize-crop',"
                        + " which changes the spectrogram that is made of it; put it before");
        refuses(
                () -> new ResizeCrop(1.5, 1, 2, 1),
                "'min-scale' must not be above 'max-scale', found 2.0 and 1.0");
        refuses(() -> new Blur(1, 8, 1, 2), "'kernel' must be odd, found 8");
        refuses(() -> new VerticalBlur(1, 8, 2), "'kernel' must be odd, found 8");
        refuses(
                () -> new Blur(1, 9, 2, 1),
                "'min-sigma' must not be above 'max-sigma', found 2.0 and 1.0");
    }

    private static SoundView view(Optional<Integer> samples, List<AudioTransform> transforms) {
        return new SoundView(samples, Optional.empty(), 1, transforms);
    }

    private static void sound(
            Optional<Integer> rate, Optional<LogMelConfig> logMel, SoundView view) {
        new AudioConfig(
                rate,
                Optional.empty(),
                logMel,
                Optional.empty(),
                Optional.empty(),
                Map.of("near", view));
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
