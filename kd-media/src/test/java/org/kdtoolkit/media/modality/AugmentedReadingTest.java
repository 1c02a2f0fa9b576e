package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.SoundForm;
import org.kdtoolkit.loading.cache.DiskCache;
import org.kdtoolkit.media.clip.CropWithPadding;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.clip.RandAugment;
import org.kdtoolkit.media.clip.RandomErasing;
import org.kdtoolkit.media.clip.Rotation;
import org.kdtoolkit.media.encoding.WavWriter;
import org.kdtoolkit.media.sound.ShiftFill;
import org.kdtoolkit.media.sound.SoundTransform;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.SpecAugment;

/** Pictures and sound as training sees them, and as they are judged by. */
class AugmentedReadingTest {

    private static final int RATE = 8000;

    private static final List<FrameTransform> KEEPING =
            List.of(
                    new CropWithPadding(3, 0),
                    new FrameTransform.Flip(0.5),
                    new Rotation(15, 0),
                    new RandAugment(2, 9),
                    new RandomErasing(0.5, 0.02, 0.33, 0.3, 3.3, Optional.empty()));

    private static final List<FrameTransform> RESIZING =
            List.of(
                    new FrameTransform.RandomResizedCrop(12, 0.3, 1, 0.75, 1.3),
                    new FrameTransform.ColourJitter(0.4, 0.4, 0.4, 0.1));

    @TempDir private Path folder;

    private Path picture;
    private Path sound;
    private Path recordings;

    @BeforeEach
    void write() throws IOException {
        picture = picture(folder.resolve("a.png"), 20, 30);
        sound = wav(folder.resolve("a.wav"), RATE / 2, 0.001);
        recordings = Files.createDirectory(folder.resolve("recordings"));
        wav(recordings.resolve("one.wav"), RATE, 0.01);
        wav(recordings.resolve("two.WAV"), RATE / 8, 0.02);
        Files.writeString(recordings.resolve("README.txt"), "no sound");
    }

    private List<Record> configurations() {
        return List.of(
                images(1, KEEPING),
                images(3, KEEPING),
                images(1, RESIZING),
                images(3, RESIZING),
                sounds(false, false),
                sounds(true, false),
                sounds(true, true));
    }

    private Path file(Record config) {
        return config instanceof ImageConfig ? picture : sound;
    }

    @Test
    void whatIsDrawnDependsOnTheSeedAloneNotOnOrderThreadsOrCache() throws SampleException {
        for (Record config : configurations()) {
            try (DiskCache cache = new DiskCache(folder.resolve("cache"), 1 << 24);
                    MediaReader cached = Kinds.open(config, cache).reader();
                    MediaReader reader = Kinds.open(config, TensorCache.none()).reader()) {
                List<HostTensor> one =
                        IntStream.range(0, 30)
                                .mapToObj(seed -> drawn(reader, config, seed))
                                .toList();
                List<HostTensor> parallel =
                        IntStream.range(0, 30)
                                .parallel()
                                .mapToObj(i -> drawn(cached, config, 29 - i))
                                .toList();
                Set<Float> different = new HashSet<>();
                for (int seed = 0; seed < 30; seed++) {
                    assertThat(parallel.get(29 - seed).values())
                            .containsExactly(one.get(seed).values());
                    assertThat(one.get(seed).shape()).isEqualTo(one.get(0).shape());
                    different.add(one.get(seed).values()[100]);
                }
                assertThat(different).hasSizeGreaterThan(15);
            }
        }
    }

    private HostTensor drawn(MediaReader reader, Record config, long seed) {
        try {
            return reader.read(Excerpt.of(file(config)), Subset.TRAIN, new View.Drawn(seed));
        } catch (SampleException e) {
            throw new AssertionError(e);
        }
    }

    /** A network that matches them could tell pairs by it. */
    @Test
    void soundIsNotChangedMoreWhereItsPictureIs() throws SampleException {
        ImageConfig flipped = images(1, List.of(new FrameTransform.Flip(0.5)));
        AudioConfig noisy =
                new AudioConfig(
                        Optional.of(RATE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new SoundAugmentation(
                                        List.of(new SoundTransform.Noise(0.5, 5, 5)))));
        try (MediaReader pictures = Kinds.open(flipped, TensorCache.none()).reader();
                MediaReader sounds = Kinds.open(noisy, TensorCache.none()).reader()) {
            float plain = pictures.read(Excerpt.of(picture), Subset.TEST, View.FIRST).values()[0];
            float quiet = sounds.read(Excerpt.of(sound), Subset.TEST, View.FIRST).values()[0];
            int alike = 0;
            for (int seed = 0; seed < 200; seed++) {
                boolean isFlipped = drawn(pictures, flipped, seed).values()[0] != plain;
                boolean isNoisy = drawn(sounds, noisy, seed).values()[0] != quiet;
                if (isFlipped == isNoisy) {
                    alike++;
                }
            }
            assertThat(alike).isBetween(70, 130);
        }
    }

    @Test
    void whatIsJudgedIsNeverAugmented() throws SampleException {
        for (Record config : configurations()) {
            try (MediaReader plain = Kinds.open(plain(config), TensorCache.none()).reader();
                    MediaReader reader = Kinds.open(config, TensorCache.none()).reader()) {
                Excerpt excerpt = Excerpt.of(file(config));
                float[] expected = plain.read(excerpt, Subset.TRAIN, View.FIRST).values();
                assertThat(reader.shape()).isEqualTo(plain.shape());
                for (Subset subset : Subset.values()) {
                    assertThat(reader.draws(subset)).isEqualTo(subset == Subset.TRAIN);
                    assertThat(reader.views(excerpt, subset)).isEqualTo(1);
                    assertThat(reader.read(excerpt, subset, View.FIRST).values())
                            .containsExactly(expected);
                    if (subset != Subset.TRAIN) {
                        assertThat(reader.read(excerpt, subset, new View.Drawn(3)).values())
                                .containsExactly(expected);
                    }
                }
            }
        }
    }

    /** Augmented or not, the cache's entries are one picture, and one sound, before any draw. */
    @Test
    void theCacheKeepsWhatIsBeforeTheDraw() throws SampleException {
        for (Record config : List.of(images(3, KEEPING), sounds(true, true))) {
            AtomicInteger decoded = new AtomicInteger();
            try (DiskCache cache = new DiskCache(folder.resolve("cache"), 1 << 24);
                    MediaReader plain = Kinds.open(plain(config), cache).reader();
                    MediaReader reader =
                            Kinds.open(
                                            config,
                                            (file, recipe, reading) ->
                                                    cache.get(
                                                            file,
                                                            recipe,
                                                            () -> {
                                                                decoded.incrementAndGet();
                                                                return reading.read();
                                                            }))
                                    .reader()) {
                Excerpt excerpt = Excerpt.of(file(config));
                float[] fixed = plain.read(excerpt, Subset.TRAIN, View.FIRST).values();
                assertThat(reader.read(excerpt, Subset.TRAIN, View.FIRST).values())
                        .containsExactly(fixed);
                assertThat(decoded).hasValue(0);
                for (int seed = 0; seed < 40; seed++) {
                    drawn(reader, config, seed);
                }
                // the sound itself and two recordings, or the picture before it is normalised
                assertThat(decoded).hasValue(config instanceof ImageConfig ? 1 : 3);
                assertThat(reader.read(excerpt, Subset.TRAIN, View.FIRST).values())
                        .containsExactly(fixed);
            }
        }
    }

    @Test
    void normalisesBehindTheTransforms() throws SampleException {
        ImageConfig config = images(3, List.of(new FrameTransform.Flip(1)));
        float[] plain = read(plain(config), picture);
        float[] mirrored = read(config, picture);
        for (int i = 0; i < plain.length; i++) {
            assertThat(mirrored[i]).isCloseTo(plain[i / 12 * 12 + 11 - i % 12], within(1e-5f));
        }
    }

    @Test
    void picturesBeginAsLargeAsTheirFileIfATransformResizes() throws SampleException {
        FrameTransform half = new FrameTransform.RandomResizedCrop(10, 1, 1, 1.5, 1.5);
        ImageConfig squeezed = images(1, 10, 10, List.of(half, new FrameTransform.Flip(1)));
        ImageConfig whole = images(1, 10, 10, List.of(new FrameTransform.Flip(1)));
        assertThat(read(squeezed, picture)).containsExactly(read(whole, picture), within(1e-4f));
        assertThatThrownBy(
                        () ->
                                read(
                                        images(
                                                1,
                                                24,
                                                24,
                                                List.of(new FrameTransform.CentreCrop(24))),
                                        picture))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        picture
                                + " has frames of 20 x 30 pixels, too small for a centre crop of"
                                + " 24; resize first");
    }

    @Test
    void picturesWithoutASizeKeepTheirOwn() throws SampleException {
        ImageConfig config =
                new ImageConfig(
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new PictureAugmentation(KEEPING)));
        try (MediaReader reader = Kinds.open(config, TensorCache.none()).reader()) {
            assertThat(drawn(reader, config, 1).shape()).isEqualTo(new Shape(1, 20, 30));
        }
    }

    @Test
    void withoutTransformsNothingIsDrawn() {
        try (MediaReader pictures = Kinds.open(images(1, List.of()), TensorCache.none()).reader();
                MediaReader sounds =
                        Kinds.open(
                                        new AudioConfig(
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(new SoundAugmentation(List.of()))),
                                        TensorCache.none())
                                .reader()) {
            assertThat(pictures.draws(Subset.TRAIN)).isFalse();
            assertThat(sounds.draws(Subset.TRAIN)).isFalse();
        }
    }

    @Test
    void refusesTransformsThatEndWithAnotherSizeThanPicturesHave() {
        refuses(
                images(1, 24, 24, RESIZING),
                "modality 'it': the transforms of 'train' make frames of 12 x 12 pixels; they must"
                        + " end with 24 x 24, as 'size' says");
        refuses(
                new ImageConfig(
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new PictureAugmentation(RESIZING))),
                "modality 'it': the transforms of 'train' resize; add 'size', so that pictures to"
                        + " be judged by are as large");
    }

    @Test
    void refusesToMixWithNothing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("README.txt"), "no sound");
        assertThatThrownBy(() -> read(mixing(empty), sound))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        empty
                                + " holds no sound file, of which the transform 'mix' needs one or"
                                + " more; their names end with .wav, .flac, .mp3, .m4a, .aac, .ogg,"
                                + " .oga, .opus, .wma, .mka, .avi, .mp4, .m4v, .mkv, .webm, .mov,"
                                + " .mpg, .mpeg, .wmv, .flv, .3gp, .ogv, .ts, .asf, .nut");
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> read(mixing(missing), sound))
                .isInstanceOf(DataException.class)
                .hasMessage("can't look for the transform 'mix' into %s: %s", missing, missing);
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("half.wav"), "half a download");
        assertThatThrownBy(() -> read(mixing(broken), sound))
                .as("no fault of the sample's")
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "the transform 'mix' can't read a recording of its folder: "
                                + broken.resolve("half.wav"))
                .hasMessageEndingWith("; repair or remove it");
    }

    @Test
    void aSoundIsMixedWithOthersOfItsFolderNotWithItself() throws IOException, SampleException {
        Path alone = Files.createDirectory(folder.resolve("alone"));
        Path first = wav(alone.resolve("first.wav"), RATE / 2, 0.001);
        float[] itself = read(plain(mixing(alone)), first);
        assertThat(read(mixing(alone), first)).containsExactly(itself);

        wav(alone.resolve("second.wav"), RATE / 2, 0.01);
        float[] second = read(plain(mixing(alone)), alone.resolve("second.wav"));
        for (int seed = 0; seed < 10; seed++) {
            try (MediaReader reader = Kinds.open(mixing(alone), TensorCache.none()).reader()) {
                HostTensor mixed =
                        reader.read(Excerpt.of(first), Subset.TRAIN, new View.Drawn(seed));
                float factor = (mixed.values()[500] - itself[500]) / second[500];
                for (int i = 0; i < itself.length; i++) {
                    assertThat(mixed.values()[i])
                            .isCloseTo(itself[i] + factor * second[i], within(1e-4f));
                }
            }
        }
    }

    @Test
    void spectrogramsOfFilesCannotBeMadeOfChangedSound() {
        Path prepared = folder.resolve("a.npy");
        assertThatThrownBy(() -> read(sounds(true, false), prepared))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        prepared
                                + " holds a spectrogram, but 'train.transforms' change sound; list"
                                + " sound files, or keep to 'spec-augment'");
        try (Modality modality = Kinds.open(sounds(true, false), TensorCache.none())) {
            assertThatThrownBy(
                            () ->
                                    modality.prepared(
                                            new PrepareConfig(
                                                    128, Optional.empty(), 90, SoundForm.LOG_MEL)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "modality 'it': 'train.transforms' change sound, of which spectrograms"
                                    + " would leave nothing; set 'prepare.sound' to wav");
        }
    }

    private static void refuses(Record config, String message) {
        assertThatThrownBy(() -> Kinds.open(config, TensorCache.none()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    private static float[] read(Record config, Path file) throws SampleException {
        try (MediaReader reader = Kinds.open(config, TensorCache.none()).reader()) {
            return reader.read(Excerpt.of(file), Subset.TRAIN, new View.Drawn(1)).values();
        }
    }

    private static Record plain(Record config) {
        if (config instanceof ImageConfig image) {
            return new ImageConfig(image.size(), image.channels(), image.mean(), image.std());
        }
        AudioConfig audio = (AudioConfig) config;
        return new AudioConfig(
                audio.sampleRate(), audio.samples(), audio.logMel(), Optional.empty());
    }

    private static ImageConfig images(int channels, List<FrameTransform> transforms) {
        return images(channels, 12, 12, transforms);
    }

    private static ImageConfig images(
            int channels, int height, int width, List<FrameTransform> transforms) {
        return new ImageConfig(
                Optional.of(List.of(height, width)),
                channels,
                Optional.of(List.of(0.5, 0.4, 0.3).subList(0, channels)),
                Optional.of(List.of(0.2, 0.3, 0.4).subList(0, channels)),
                Optional.of(new PictureAugmentation(transforms)));
    }

    private AudioConfig sounds(boolean spectrograms, boolean masked) {
        return new AudioConfig(
                Optional.of(RATE),
                Optional.of(RATE / 2),
                spectrograms
                        ? Optional.of(new LogMelConfig(256, 80, 16, 50, 4000, 1e-10))
                        : Optional.empty(),
                masked ? Optional.of(new SpecAugment(2, 16, 1, 4)) : Optional.empty(),
                Optional.of(
                        new SoundAugmentation(
                                List.of(
                                        new SoundTransform.Shift(0.2, ShiftFill.SILENCE),
                                        new SoundTransform.Gain(-6, 6),
                                        new SoundTransform.Noise(0.5, 5, 40),
                                        new SoundTransform.Mix(recordings, 0.9, 3, 30)))));
    }

    private static AudioConfig mixing(Path recordings) {
        return new AudioConfig(
                Optional.of(RATE),
                Optional.of(RATE / 2),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        new SoundAugmentation(
                                List.of(new SoundTransform.Mix(recordings, 1, 0, 0)))));
    }

    private static Path picture(Path file, int height, int width) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        ImageIO.write(image, "png", file.toFile());
        return old(file);
    }

    private static Path wav(Path file, int samples, double rise) throws IOException {
        try (WavWriter writer = WavWriter.open(file, RATE)) {
            float[] values = new float[samples];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (0.5 * Math.sin(rise * i * i));
            }
            writer.write(values);
            writer.finish();
        }
        return old(file);
    }

    /** Files that were just written are not kept by a cache. */
    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
    }
}
