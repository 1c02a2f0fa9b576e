package org.kdtoolkit.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.media.clip.Blur;
import org.kdtoolkit.media.clip.CropWithPadding;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.clip.Grey;
import org.kdtoolkit.media.clip.RandAugment;
import org.kdtoolkit.media.clip.RandomErasing;
import org.kdtoolkit.media.clip.Rotation;
import org.kdtoolkit.media.clip.VerticalBlur;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.ClipView;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.media.modality.PictureView;
import org.kdtoolkit.media.modality.SoundView;
import org.kdtoolkit.media.modality.VideoConfig;
import org.kdtoolkit.media.sound.AudioTransform;
import org.kdtoolkit.media.sound.ResizeCrop;
import org.kdtoolkit.media.sound.ShiftFill;
import org.kdtoolkit.media.sound.SoundTransform;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.Logarithm;

/** How augmentation is written in YAML. */
class AugmentationKeysTest {

    private static final Registry NOTHING = Registry.builder().build();

    @TempDir private Path folder;

    @Test
    void nothingIsAugmentedByDefault() {
        assertThat(Schema.of(ImageConfig.class).defaults(NOTHING).train()).isEmpty();
        assertThat(Schema.of(AudioConfig.class).defaults(NOTHING).train()).isEmpty();
    }

    @Test
    void picturesHaveTheTransformsOfClipsWithTheirDefaults() throws IOException {
        assertThat(
                        pictures(
                                """
                                train:
                                  transforms:
                                    - random-resized-crop
                                    - crop-with-padding
                                    - flip
                                    - rotation
                                    - colour-jitter
                                    - grey
                                    - blur
                                    - vertical-blur
                                    - rand-augment
                                    - random-erasing
                                """))
                .containsExactly(
                        new FrameTransform.RandomResizedCrop(112, 0.08, 1, 0.75, 4.0 / 3),
                        new CropWithPadding(4, 0),
                        new FrameTransform.Flip(0.5),
                        new Rotation(15, 0),
                        new FrameTransform.ColourJitter(0, 0, 0, 0),
                        new Grey(0.2),
                        new Blur(0.5, 9, 0.1, 2),
                        new VerticalBlur(0.5, 9, 2),
                        new RandAugment(2, 9),
                        new RandomErasing(0.5, 0.02, 0.33, 0.3, 3.3, Optional.empty()));
    }

    @Test
    void everyKeyOfThePicturesTransformsIsRead() throws IOException {
        assertThat(
                        pictures(
                                """
                                train:
                                  transforms:
                                    - {type: crop-with-padding, padding: 2, fill: 0.5}
                                    - {type: rotation, degrees: 30, fill: 1}
                                    - {type: colour-jitter, brightness: 0.4, in-bytes: true}
                                    - {type: grey, probability: 0.1}
                                    - {type: blur, probability: 1, kernel: 3, min-sigma: 1, max-sigma: 3}
                                    - {type: vertical-blur, probability: 1, kernel: 5, sigma: 4}
                                    - {type: rand-augment, operations: 3, magnitude: 15}
                                    - type: random-erasing
                                      probability: 1
                                      min-area: 0.1
                                      max-area: 0.2
                                      min-ratio: 0.5
                                      max-ratio: 2
                                      fill: 0.25
                                """))
                .containsExactly(
                        new CropWithPadding(2, 0.5),
                        new Rotation(30, 1),
                        new FrameTransform.ColourJitter(0.4, 0, 0, 0, true),
                        new Grey(0.1),
                        new Blur(1, 3, 1, 3),
                        new VerticalBlur(1, 5, 4),
                        new RandAugment(3, 15),
                        new RandomErasing(1, 0.1, 0.2, 0.5, 2, Optional.of(0.25)));
    }

    @Test
    void soundHasTransformsWithTheirDefaults() throws IOException {
        Path rain = Files.createDirectory(folder.resolve("rain"));
        assertThat(
                        sounds(
                                """
                                sample-rate: 8000
                                train: {transforms: [shift, gain, volume, noise, {type: mix, folder: rain}, resize-crop]}
                                log-mel: {max-frequency: 4000}
                                """))
                .containsExactly(
                        new SoundTransform.Shift(0.1, ShiftFill.SILENCE),
                        new SoundTransform.Gain(-6, 6),
                        new SoundTransform.Volume(0.1),
                        new SoundTransform.Noise(0.5, 5, 40),
                        new SoundTransform.Mix(rain, 0.5, 3, 30),
                        new ResizeCrop(1.5, 1, 0.6, 1.5));
    }

    @Test
    void everyKeyOfTheSoundsTransformsIsRead() throws IOException {
        Path rain = Files.createDirectory(folder.resolve("rain"));
        assertThat(
                        sounds(
                                """
                                sample-rate: 8000
                                log-mel: {max-frequency: 4000}
                                train:
                                  transforms:
                                    - {type: shift, share: 0.3, fill: wrap}
                                    - {type: gain, min-gain: -1, max-gain: 2}
                                    - {type: volume, share: 0.2}
                                    - {type: noise, probability: 1, min-snr: 10, max-snr: 20}
                                    - {type: mix, folder: rain, probability: 0.2, min-snr: 0, max-snr: 9}
                                    - type: resize-crop
                                      canvas-frames: 2
                                      canvas-bands: 1.5
                                      min-scale: 0.5
                                      max-scale: 1.25
                                """))
                .containsExactly(
                        new SoundTransform.Shift(0.3, ShiftFill.WRAP),
                        new SoundTransform.Gain(-1, 2),
                        new SoundTransform.Volume(0.2),
                        new SoundTransform.Noise(1, 10, 20),
                        new SoundTransform.Mix(rain, 0.2, 0, 9),
                        new ResizeCrop(2, 1.5, 0.5, 1.25));
    }

    @Test
    void noModalityHasOtherViewsByDefault() {
        assertThat(Schema.of(ImageConfig.class).defaults(NOTHING).views()).isEmpty();
        assertThat(Schema.of(AudioConfig.class).defaults(NOTHING).views()).isEmpty();
        assertThat(Schema.of(VideoConfig.class).defaults(NOTHING).views()).isEmpty();
        assertThat(Schema.of(PictureView.class).defaults(NOTHING))
                .isEqualTo(new PictureView(Optional.empty(), List.of()));
        assertThat(Schema.of(SoundView.class).defaults(NOTHING))
                .isEqualTo(new SoundView(Optional.empty(), Optional.empty(), 1, List.of()));
        assertThat(Schema.of(ClipView.class).defaults(NOTHING))
                .isEqualTo(new ClipView(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void everyKeyOfAViewIsRead() throws IOException {
        assertThat(
                        read(
                                        ImageConfig.class,
                                        """
                                        views: {near: {size: [20, 24], transforms: [flip]}, far: {}}
                                        """)
                                .views())
                .isEqualTo(
                        Map.of(
                                "near",
                                new PictureView(
                                        Optional.of(List.of(20, 24)),
                                        List.of(new FrameTransform.Flip(0.5))),
                                "far",
                                new PictureView(Optional.empty(), List.of())));
        assertThat(
                        read(
                                        VideoConfig.class,
                                        "views: {near: {frames: 8, size: 96, transforms: [flip]}}")
                                .views())
                .isEqualTo(
                        Map.of(
                                "near",
                                new ClipView(
                                        Optional.of(8),
                                        Optional.of(96),
                                        Optional.of(List.of(new FrameTransform.Flip(0.5))))));
        assertThat(
                        read(
                                        AudioConfig.class,
                                        """
                                        sample-rate: 8000
                                        log-mel: {max-frequency: 4000}
                                        views:
                                          near: {samples: 800, start-step: 100, transforms: [volume]}
                                          far: {frames: 32}
                                        """)
                                .views())
                .isEqualTo(
                        Map.of(
                                "near",
                                new SoundView(
                                        Optional.of(800),
                                        Optional.empty(),
                                        100,
                                        List.of(new SoundTransform.Volume(0.1))),
                                "far",
                                new SoundView(Optional.empty(), Optional.of(32), 1, List.of())));
    }

    @Test
    void everyKeyOfALogMelSpectrogramIsRead() throws IOException {
        assertThat(Schema.of(LogMelConfig.class).defaults(NOTHING))
                .isEqualTo(LogMelConfig.panns())
                .isEqualTo(
                        new LogMelConfig(1024, 320, 64, 50, 14000, 1e-10, Logarithm.DECIBEL, 0, 1));
        assertThat(
                        read(
                                LogMelConfig.class,
                                """
                                window: 512
                                hop: 143
                                mels: 80
                                min-frequency: 0
                                max-frequency: 8000
                                floor: 1.1920929e-7
                                logarithm: natural
                                mean: -5.3688107
                                std: 4.410007
                                """))
                .isEqualTo(
                        new LogMelConfig(
                                512,
                                143,
                                80,
                                0,
                                8000,
                                1.1920929e-7,
                                Logarithm.NATURAL,
                                -5.3688107,
                                4.410007));
    }

    @Test
    void aFolderThatIsMissingHasItsPlaceInTheMessage() {
        assertThatThrownBy(
                        () ->
                                sounds(
                                        """
                                        sample-rate: 8000
                                        train: {transforms: [{type: mix, folder: rain}]}
                                        """))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "%s:2:42: train.transforms.0.folder: there is no file or folder %s",
                        folder.resolve("it.yaml"), folder.resolve("rain"));
    }

    private List<FrameTransform> pictures(String yaml) throws IOException {
        return read(ImageConfig.class, yaml).train().orElseThrow().transforms();
    }

    private List<AudioTransform> sounds(String yaml) throws IOException {
        return read(AudioConfig.class, yaml).train().orElseThrow().transforms();
    }

    private <T extends Record> T read(Class<T> java, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        return Schema.of(java).read(file, List.of(), NOTHING, reading -> {});
    }
}
