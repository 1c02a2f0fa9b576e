package org.kdtoolkit.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.media.clip.CropWithPadding;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.clip.RandAugment;
import org.kdtoolkit.media.clip.RandomErasing;
import org.kdtoolkit.media.clip.Rotation;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.media.sound.ShiftFill;
import org.kdtoolkit.media.sound.SoundTransform;

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
                                    - rand-augment
                                    - random-erasing
                                """))
                .containsExactly(
                        new FrameTransform.RandomResizedCrop(112, 0.08, 1, 0.75, 4.0 / 3),
                        new CropWithPadding(4, 0),
                        new FrameTransform.Flip(0.5),
                        new Rotation(15, 0),
                        new FrameTransform.ColourJitter(0, 0, 0, 0),
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
                                train: {transforms: [shift, gain, noise, {type: mix, folder: rain}]}
                                """))
                .containsExactly(
                        new SoundTransform.Shift(0.1, ShiftFill.SILENCE),
                        new SoundTransform.Gain(-6, 6),
                        new SoundTransform.Noise(0.5, 5, 40),
                        new SoundTransform.Mix(rain, 0.5, 3, 30));
    }

    @Test
    void everyKeyOfTheSoundsTransformsIsRead() throws IOException {
        Path rain = Files.createDirectory(folder.resolve("rain"));
        assertThat(
                        sounds(
                                """
                                sample-rate: 8000
                                train:
                                  transforms:
                                    - {type: shift, share: 0.3, fill: wrap}
                                    - {type: gain, min-gain: -1, max-gain: 2}
                                    - {type: noise, probability: 1, min-snr: 10, max-snr: 20}
                                    - {type: mix, folder: rain, probability: 0.2, min-snr: 0, max-snr: 9}
                                """))
                .containsExactly(
                        new SoundTransform.Shift(0.3, ShiftFill.WRAP),
                        new SoundTransform.Gain(-1, 2),
                        new SoundTransform.Noise(1, 10, 20),
                        new SoundTransform.Mix(rain, 0.2, 0, 9));
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

    private List<SoundTransform> sounds(String yaml) throws IOException {
        return read(AudioConfig.class, yaml).train().orElseThrow().transforms();
    }

    private <T extends Record> T read(Class<T> java, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("it.yaml"), yaml);
        return Schema.of(java).read(file, List.of(), NOTHING, reading -> {});
    }
}
