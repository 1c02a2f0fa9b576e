package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.api.modality.SoundForm;
import org.kdtoolkit.api.modality.Span;
import org.kdtoolkit.api.modality.ViewDraw;
import org.kdtoolkit.media.clip.Blur;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.clip.VerticalBlur;
import org.kdtoolkit.media.encoding.WavWriter;
import org.kdtoolkit.media.sound.AudioTransform;
import org.kdtoolkit.media.sound.ResizeCrop;
import org.kdtoolkit.media.sound.SoundTransform;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.Logarithm;

/** Views that a modality's configuration names. */
class NamedViewsTest {

    private static final int RATE = 8000;
    private static final FrameTransform CROP =
            new FrameTransform.RandomResizedCrop(12, 0.1, 0.5, 0.75, 4.0 / 3);

    @TempDir private Path folder;

    @Test
    void picturesHaveViewsOfTheirOwnSizes() throws SampleException {
        Map<String, PictureView> views = new LinkedHashMap<>();
        views.put("global", new PictureView(Optional.empty(), List.of(new FrameTransform.Flip(1))));
        views.put("local", new PictureView(Optional.of(List.of(12, 12)), List.of(CROP)));
        views.put("small", new PictureView(Optional.of(List.of(5, 7)), List.of()));
        try (Modality modality = Kinds.open(pictures(views), TensorCache.none())) {
            assertThat(modality.views().shapes())
                    .containsExactly(
                            Map.entry("global", new Shape(3, 16, 24)),
                            Map.entry("local", new Shape(3, 12, 12)),
                            Map.entry("small", new Shape(3, 5, 7)));
            Excerpt picture = Excerpt.of(resource("/pictures/rgb.bmp"));
            List<HostTensor> together =
                    draw(modality, picture, "global 1", "local 2", "small 3", "local 4");
            assertThat(together)
                    .extracting(HostTensor::shape)
                    .containsExactly(
                            new Shape(3, 16, 24),
                            new Shape(3, 12, 12),
                            new Shape(3, 5, 7),
                            new Shape(3, 12, 12));
            assertThat(together.get(3).values()).isNotEqualTo(together.get(1).values());
            assertThat(modality.views().span(picture, List.of("global"))).isEmpty();
            for (String each : List.of("global 1", "local 2", "small 3")) {
                int place = List.of("global 1", "local 2", "small 3").indexOf(each);
                assertThat(draw(modality, picture, each).get(0).values())
                        .as("%s, whatever else is drawn", each)
                        .isEqualTo(together.get(place).values());
            }
        }
    }

    @Test
    void whatIsKeptOfAPictureDoesNotChangeItsViews() throws SampleException {
        Map<String, PictureView> views =
                Map.of(
                        "plain",
                        new PictureView(Optional.empty(), List.of(new FrameTransform.Flip(1))));
        Excerpt picture = Excerpt.of(resource("/pictures/420.jpg"));
        List<String> recipes = new ArrayList<>();
        Map<String, HostTensor> kept = new LinkedHashMap<>();
        TensorCache cache =
                (file, recipe, reading) -> {
                    recipes.add(recipe);
                    if (!kept.containsKey(recipe)) {
                        kept.put(recipe, reading.read());
                    }
                    return kept.get(recipe);
                };
        try (Modality modality = Kinds.open(pictures(views), cache)) {
            float[] first = draw(modality, picture, "plain 1").get(0).values().clone();
            assertThat(draw(modality, picture, "plain 1").get(0).values()).isEqualTo(first);
            modality.reader().read(picture, Subset.TEST, View.FIRST);
            assertThat(recipes).hasSize(3);
            assertThat(kept).as("pixels before any mean and deviation, and behind them").hasSize(2);
        }
    }

    @Test
    void refusesViewsOfPicturesThatEndWithAnotherSize() {
        refuses(
                pictures(
                        Map.of(
                                "local",
                                new PictureView(Optional.of(List.of(20, 20)), List.of(CROP)))),
                "modality 'it': the transforms of the view 'local' make frames of 12 x 12 pixels;"
                        + " they must end with 20 x 20, as 'size' says");
        ImageConfig own =
                new ImageConfig(
                        Optional.empty(),
                        3,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("local", new PictureView(Optional.empty(), List.of(CROP))));
        refuses(
                own,
                "modality 'it': the transforms of the view 'local' resize; add 'size', so that it"
                        + " is known how large they end");
    }

    @Test
    void refusesABlurOfMoreThanAPictureIsLarge() {
        List<FrameTransform> transforms = List.of(new Blur(0.1, 33, 1, 2));
        refuses(
                pictures(Map.of("local", new PictureView(Optional.empty(), transforms))),
                "modality 'it': the transforms of the view 'local' don't fit each other: has frames"
                        + " of 16 x 24 pixels, too small for a blur of 33; resize first");
        refuses(
                new ImageConfig(
                        Optional.of(List.of(16, 24)),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new PictureAugmentation(List.of(new VerticalBlur(0.1, 33, 2))))),
                "modality 'it': the transforms of 'train' don't fit each other: has frames of"
                        + " 16 x 24 pixels, too small for a blur of 33; resize first");
    }

    @Test
    void soundIsPreparedWholeWhereViewsAreCutFromIt() {
        AudioConfig viewed = audio(Optional.empty(), Map.of("global", sound(Optional.empty(), 1)));
        PrepareConfig wav = new PrepareConfig(128, Optional.empty(), 90, SoundForm.WAV);
        PrepareConfig mels = new PrepareConfig(128, Optional.empty(), 90, SoundForm.LOG_MEL);
        try (Modality plain = Kinds.open(audio(Optional.empty(), Map.of()), none());
                Modality modality = Kinds.open(viewed, none())) {
            assertThat(plain.prepared(wav).orElseThrow().description())
                    .isEqualTo("WAV at 8000 Hz from second 0, of 1000 samples");
            assertThat(modality.prepared(wav).orElseThrow().description())
                    .isEqualTo("WAV at 8000 Hz from second 0, of any length");
            assertThatThrownBy(() -> modality.prepared(mels))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "modality 'it': 'views' are cut from sound, of which spectrograms would"
                                    + " leave nothing; set 'prepare.sound' to wav");
        }
    }

    @Test
    void soundsHaveViewsOfTheirOwnLengths() throws SampleException {
        Map<String, SoundView> views = new LinkedHashMap<>();
        views.put("global", sound(Optional.empty(), 1));
        views.put("local", sound(Optional.of(200), 100));
        try (Modality modality = Kinds.open(audio(Optional.empty(), views), TensorCache.none())) {
            assertThat(modality.views().shapes())
                    .containsExactly(
                            Map.entry("global", new Shape(1000)),
                            Map.entry("local", new Shape(200)));
            Excerpt file = Excerpt.of(ramp("ramp.wav", 4000));
            assertThat(modality.views().span(file, List.of("local")))
                    .contains(new Span(new Segment(0, 0.5), 0.025));
            assertThat(modality.views().span(file, List.of("local", "global")))
                    .contains(new Span(new Segment(0, 0.5), 0.125));
            Excerpt part = new Excerpt(file.file(), new Segment(0.25, 0.375));
            List<Integer> begins = new ArrayList<>();
            for (int seed = 0; seed < 60; seed++) {
                List<HostTensor> drawn = draw(modality, part, "global 1", "local " + seed);
                assertThat(begin(drawn.get(0))).isEqualTo(2000);
                assertThat(drawn.get(1).shape()).isEqualTo(new Shape(200));
                begins.add(begin(drawn.get(1)));
            }
            assertThat(begins)
                    .containsOnly(2000, 2100, 2200, 2300, 2400, 2500, 2600, 2700, 2800)
                    .contains(2000, 2400, 2800);
        }
    }

    @Test
    void aSoundThatIsTooShortEndsWithSilence() throws SampleException {
        try (Modality modality =
                Kinds.open(
                        audio(Optional.empty(), Map.of("global", sound(Optional.empty(), 1))),
                        TensorCache.none())) {
            Path file = ramp("short.wav", 300);
            float[] whole = draw(modality, Excerpt.of(file), "global 1").get(0).values();
            assertThat(whole).hasSize(1000);
            assertThat(whole[299]).isCloseTo(299f / (1 << 15), within(1e-6f));
            assertThat(IntStream.range(300, 1000)).allMatch(i -> whole[i] == 0);
            Excerpt behind = new Excerpt(file, new Segment(1, 1.125));
            assertThat(draw(modality, behind, "global 1").get(0).values())
                    .as("an excerpt in which the sound is over")
                    .containsOnly(0);
        }
    }

    @Test
    void spectrogramsOfSilenceAreFinite() throws SampleException {
        for (Logarithm logarithm : Logarithm.values()) {
            LogMelConfig mels =
                    new LogMelConfig(256, 80, 16, 0, 4000, 1.1920929e-7, logarithm, -5.37, 4.41);
            Map<String, SoundView> views =
                    Map.of(
                            "local",
                            new SoundView(
                                    Optional.empty(),
                                    Optional.of(32),
                                    1,
                                    List.of(
                                            new SoundTransform.Volume(0.2),
                                            new ResizeCrop(1.5, 1, 0.6, 1.5))));
            try (Modality modality =
                    Kinds.open(audio(Optional.of(mels), views), TensorCache.none())) {
                assertThat(modality.views().shapes().get("local")).isEqualTo(new Shape(1, 32, 16));
                Path file = folder.resolve("silence.wav");
                try (WavWriter writer = WavWriter.open(file, RATE)) {
                    writer.write(new float[5000]);
                    writer.finish();
                }
                for (int seed = 0; seed < 20; seed++) {
                    HostTensor view = draw(modality, Excerpt.of(file), "local " + seed).get(0);
                    assertThat(view.shape()).isEqualTo(new Shape(1, 32, 16));
                    for (float value : view.values()) {
                        assertThat(Float.isFinite(value)).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void refusesSpectrogramsInPlaceOfSound() throws SampleException {
        try (Modality modality =
                Kinds.open(
                        audio(Optional.empty(), Map.of("global", sound(Optional.empty(), 1))),
                        TensorCache.none())) {
            Excerpt prepared = Excerpt.of(folder.resolve("a.npy"));
            assertThatThrownBy(() -> draw(modality, prepared, "global 1"))
                    .isInstanceOf(SampleException.class)
                    .hasMessage(
                            prepared.file()
                                    + " holds a spectrogram, but 'views' are cut from sound; list"
                                    + " sound files");
        }
    }

    @Test
    void clipsHaveViewsOfTheirOwnLengthsAndSizes() throws SampleException {
        Map<String, ClipView> views = new LinkedHashMap<>();
        views.put("global", new ClipView(Optional.empty(), Optional.empty(), Optional.empty()));
        views.put("local", new ClipView(Optional.of(2), Optional.of(8), Optional.of(crop(8))));
        try (Modality modality = Kinds.open(videos(6, Optional.of(10.0), views), none())) {
            assertThat(modality.views().shapes())
                    .containsExactly(
                            Map.entry("global", new Shape(3, 6, 16, 16)),
                            Map.entry("local", new Shape(3, 2, 8, 8)));
            Path file = TinyVideos.write(folder.resolve("a.avi"), 20);
            Span span = modality.views().span(Excerpt.of(file), List.of("local", "global")).get();
            assertThat(span.available().end()).isCloseTo(2, within(1e-6));
            assertThat(span.seconds()).isCloseTo(0.6, within(1e-6));
            Excerpt part = new Excerpt(file, new Segment(0.5, 1.1));
            List<Integer> begins = new ArrayList<>();
            for (int seed = 0; seed < 60; seed++) {
                List<HostTensor> drawn = draw(modality, part, "global 1", "local " + seed);
                assertThat(numbers(drawn.get(0))).containsExactly(5, 6, 7, 8, 9, 10);
                int begin = numbers(drawn.get(1)).get(0);
                assertThat(numbers(drawn.get(1))).containsExactly(begin, begin + 1);
                begins.add(begin);
            }
            assertThat(begins).containsOnly(5, 6, 7, 8, 9).contains(5, 6, 7, 8, 9);
        }
    }

    @Test
    void aVideoThatIsTooShortBeginsAgain() throws SampleException {
        try (Modality modality = Kinds.open(videos(5, Optional.of(10.0), global()), none())) {
            Path file = TinyVideos.write(folder.resolve("a.avi"), 3);
            assertThat(numbers(draw(modality, Excerpt.of(file), "global 1").get(0)))
                    .containsExactly(0, 1, 2, 0, 1);
        }
    }

    @Test
    void viewsOfAVideoWithoutTimesAreOfTheSameFrames() throws SampleException {
        Map<String, ClipView> views = new LinkedHashMap<>(global());
        views.put("local", new ClipView(Optional.of(1), Optional.empty(), Optional.empty()));
        try (Modality modality = Kinds.open(videos(3, Optional.empty(), views), none())) {
            Path frames = frames(12);
            assertThat(modality.views().span(Excerpt.of(frames), List.of("global"))).isEmpty();
            List<Integer> begins = new ArrayList<>();
            for (int seed = 0; seed < 40; seed++) {
                List<HostTensor> drawn =
                        modality.views()
                                .draw(
                                        Excerpt.of(frames),
                                        List.of(
                                                new ViewDraw("global", 1),
                                                new ViewDraw("local", seed + 50)),
                                        seed);
                int begin = numbers(drawn.get(0)).get(0);
                assertThat(numbers(drawn.get(1)).get(0)).isBetween(begin, begin + 2);
                begins.add(begin);
            }
            assertThat(begins).contains(0, 4, 9);
        }
    }

    @Test
    void refusesViewsOfVideosThatEndWithAnotherSize() {
        Map<String, ClipView> views =
                Map.of(
                        "local",
                        new ClipView(Optional.empty(), Optional.of(9), Optional.of(crop(8))));
        refuses(
                videos(3, Optional.empty(), views),
                "modality 'it': the transforms of the view 'local' make frames of 8 x 8 pixels;"
                        + " they must end with 9 x 9, as 'size' says");
    }

    @Test
    void whatLooksTheSameHasNoViews() throws SampleException {
        try (Modality modality =
                Kinds.open(new EmbeddingConfig(Optional.empty()), TensorCache.none())) {
            assertThat(modality.views().shapes()).isEmpty();
            assertThat(modality.views().draw(Excerpt.of(folder), List.of(), 1)).isEmpty();
            assertThatThrownBy(() -> draw(modality, Excerpt.of(folder), "global 1"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the modality has no views, asked for [ViewDraw[view=global, seed=1]]");
        }
    }

    private static void refuses(Record config, String message) {
        assertThatThrownBy(() -> Kinds.open(config, TensorCache.none()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    /** Draws views such as {@code global 7}, which is drawn from the seed 7. */
    private static List<HostTensor> draw(Modality modality, Excerpt excerpt, String... views)
            throws SampleException {
        List<ViewDraw> draws =
                List.of(views).stream()
                        .map(view -> view.split(" "))
                        .map(view -> new ViewDraw(view[0], Long.parseLong(view[1])))
                        .toList();
        return modality.views().draw(excerpt, draws, 1);
    }

    private static TensorCache none() {
        return TensorCache.none();
    }

    private static ImageConfig pictures(Map<String, PictureView> views) {
        return new ImageConfig(
                Optional.of(List.of(16, 24)),
                3,
                Optional.of(List.of(0.5, 0.5, 0.5)),
                Optional.empty(),
                Optional.empty(),
                views);
    }

    private static AudioConfig audio(Optional<LogMelConfig> mels, Map<String, SoundView> views) {
        return new AudioConfig(
                Optional.of(RATE),
                Optional.of(1000),
                mels,
                Optional.empty(),
                Optional.empty(),
                views);
    }

    private static SoundView sound(Optional<Integer> samples, int startStep) {
        List<AudioTransform> none = List.of();
        return new SoundView(samples, Optional.empty(), startStep, none);
    }

    private static VideoConfig videos(
            int frames, Optional<Double> rate, Map<String, ClipView> views) {
        VideoConfig base = TinyVideos.clips(frames, 16, rate);
        return new VideoConfig(
                frames,
                rate,
                1,
                16,
                base.mean(),
                base.std(),
                base.train(),
                base.validation(),
                base.test(),
                views);
    }

    private static Map<String, ClipView> global() {
        return Map.of("global", new ClipView(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static List<FrameTransform> crop(int size) {
        return List.of(new FrameTransform.RandomResizedCrop(size, 0.08, 1, 0.75, 4.0 / 3));
    }

    /** The numbers of a clip's frames, which their grey tells. */
    private static List<Integer> numbers(HostTensor clip) {
        int plane = (int) (clip.shape().get(2) * clip.shape().get(3));
        return LongStream.range(0, clip.shape().get(1))
                .mapToObj(t -> Math.round((255 * clip.values()[(int) t * plane] - 20) / 10))
                .toList();
    }

    /** A folder of frames, which does not tell when they are shown. */
    private Path frames(int count) {
        try {
            Path frames = Files.createDirectories(folder.resolve("frames"));
            for (int number = 0; number < count; number++) {
                BufferedImage frame = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
                int grey = TinyVideos.grey(number);
                for (int i = 0; i < 400; i++) {
                    frame.setRGB(i % 20, i / 20, grey << 16 | grey << 8 | grey);
                }
                ImageIO.write(frame, "png", frames.resolve("%03d.png".formatted(number)).toFile());
            }
            return frames;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sound whose sample i is i of 32768. */
    private Path ramp(String name, int samples) {
        float[] ramp = new float[samples];
        for (int i = 0; i < samples; i++) {
            ramp[i] = (float) i / (1 << 15);
        }
        Path file = folder.resolve(name);
        try (WavWriter writer = WavWriter.open(file, RATE)) {
            writer.write(ramp);
            writer.finish();
        }
        return file;
    }

    private static int begin(HostTensor sound) {
        return Math.round(sound.values()[0] * (1 << 15));
    }

    private static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(NamedViewsTest.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
