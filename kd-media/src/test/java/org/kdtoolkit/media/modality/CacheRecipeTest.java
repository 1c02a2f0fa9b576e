package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.media.clip.ClipSampling;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.sound.SoundTransform;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.Logarithm;
import org.kdtoolkit.media.spectrogram.SpecAugment;

/** Whatever changes a tensor must change its recipe, or a cache would give back the wrong one. */
class CacheRecipeTest {

    private static final Excerpt WHOLE = Excerpt.of(Path.of("folder/file.mp4"));

    /** Notes recipes, and reads nothing. */
    private static final class Notes implements TensorCache {

        private final List<String> recipes = new ArrayList<>();

        @Override
        public HostTensor get(Path file, String recipe, Reading reading) {
            recipes.add(recipe);
            return HostTensor.of(new float[4], 1, 2, 2);
        }
    }

    @Test
    void ofImagesNamesAll() throws SampleException {
        Optional<List<Integer>> size = Optional.of(List.of(4, 5));
        Optional<List<Double>> mean = Optional.of(List.of(0.1));
        Optional<List<Double>> std = Optional.of(List.of(0.2));
        ImageConfig base = image(size, 1, mean, std);
        Map<String, Record> others = new LinkedHashMap<>();
        others.put("size", image(Optional.of(List.of(5, 4)), 1, mean, std));
        others.put("channels", image(size, 3, Optional.empty(), Optional.empty()));
        others.put("mean", image(size, 1, Optional.of(List.of(0.3)), std));
        others.put("std", image(size, 1, mean, Optional.of(List.of(0.3))));
        assertAllDiffer(base, others, Set.of("train", "views"), Subset.TRAIN);
    }

    /** What was kept before pictures were augmented is still found, and so is what they are of. */
    @Test
    void ofAugmentedImagesIsThatOfImages() throws SampleException {
        Optional<List<Integer>> size = Optional.of(List.of(2, 2));
        Optional<List<Double>> mean = Optional.of(List.of(0.1));
        Optional<List<Double>> std = Optional.of(List.of(0.2));
        ImageConfig augmented =
                new ImageConfig(
                        size,
                        1,
                        mean,
                        std,
                        Optional.of(
                                new PictureAugmentation(List.of(new FrameTransform.Flip(0.5)))));
        assertThat(recipe(augmented)).isEqualTo(recipe(image(size, 1, mean, std)));
        assertThat(recipe(augmented, WHOLE, Subset.TRAIN, new View.Drawn(7)))
                .isEqualTo(recipe(image(size, 1, Optional.empty(), Optional.empty())));
    }

    @Test
    void ofSoundNamesAllButTheMasks() throws SampleException {
        LogMelConfig mels = new LogMelConfig(256, 80, 16, 50, 4000, 1e-10);
        AudioConfig base = audio(16000, 500, Optional.of(mels));
        Map<String, Record> others = new LinkedHashMap<>();
        others.put("sampleRate", audio(8000, 500, Optional.of(mels)));
        others.put("samples", audio(16000, 501, Optional.of(mels)));
        others.put("logMel", audio(16000, 500, Optional.empty()));
        assertAllDiffer(base, others, Set.of("specAugment", "train", "views"), Subset.TRAIN);

        AudioConfig masked =
                new AudioConfig(
                        base.sampleRate(),
                        base.samples(),
                        base.logMel(),
                        Optional.of(new SpecAugment(1, 2, 1, 2)));
        assertThat(recipe(masked)).isEqualTo(recipe(base));
        assertThat(recipe(masked, WHOLE, Subset.TRAIN, new View.Drawn(7))).isEqualTo(recipe(base));
    }

    @Test
    void ofSpectrogramsOfChangedSoundIsThatOfSound() throws SampleException {
        Optional<LogMelConfig> mels = Optional.of(new LogMelConfig(256, 80, 16, 50, 4000, 1e-10));
        AudioConfig changed =
                new AudioConfig(
                        Optional.of(16000),
                        Optional.of(500),
                        mels,
                        Optional.empty(),
                        Optional.of(
                                new SoundAugmentation(List.of(new SoundTransform.Gain(-6, 6)))));
        assertThat(recipe(changed)).isEqualTo(recipe(audio(16000, 500, mels)));
        assertThat(recipe(changed, WHOLE, Subset.TRAIN, new View.Drawn(7)))
                .isEqualTo(recipe(audio(16000, 500, Optional.empty())));
    }

    @Test
    void ofSpectrogramsNamesAllOfTheirParameters() throws SampleException {
        Map<String, LogMelConfig> others = new LinkedHashMap<>();
        others.put("window", new LogMelConfig(512, 80, 16, 50, 4000, 1e-10));
        others.put("hop", new LogMelConfig(256, 81, 16, 50, 4000, 1e-10));
        others.put("mels", new LogMelConfig(256, 80, 17, 50, 4000, 1e-10));
        others.put("minFrequency", new LogMelConfig(256, 80, 16, 51, 4000, 1e-10));
        others.put("maxFrequency", new LogMelConfig(256, 80, 16, 50, 4001, 1e-10));
        others.put("floor", new LogMelConfig(256, 80, 16, 50, 4000, 1e-9));
        others.put("logarithm", mels(Logarithm.NATURAL, 0, 1));
        others.put("mean", mels(Logarithm.DECIBEL, -5, 1));
        others.put("std", mels(Logarithm.DECIBEL, 0, 4));
        assertThat(others.keySet()).isEqualTo(components(LogMelConfig.class));
        List<String> recipes = new ArrayList<>();
        recipes.add(
                recipe(
                        audio(
                                16000,
                                500,
                                Optional.of(new LogMelConfig(256, 80, 16, 50, 4000, 1e-10)))));
        for (LogMelConfig other : others.values()) {
            recipes.add(recipe(audio(16000, 500, Optional.of(other))));
        }
        assertThat(recipes).doesNotHaveDuplicates();
    }

    private static LogMelConfig mels(Logarithm logarithm, double mean, double std) {
        return new LogMelConfig(256, 80, 16, 50, 4000, 1e-10, logarithm, mean, std);
    }

    @Test
    void ofClipsNamesAllButOtherSubsets() throws SampleException {
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        ClipConfig two = new ClipConfig(Optional.of(new ClipSampling.Even(2)), Optional.empty());
        VideoConfig base = video(4, Optional.empty(), 1, 16, 0.5, 0.2, byDefault);
        Map<String, Record> others = new LinkedHashMap<>();
        others.put("frames", video(5, Optional.empty(), 1, 16, 0.5, 0.2, byDefault));
        others.put("rate", video(4, Optional.of(5.0), 1, 16, 0.5, 0.2, byDefault));
        others.put("stride", video(4, Optional.empty(), 2, 16, 0.5, 0.2, byDefault));
        others.put("size", video(4, Optional.empty(), 1, 17, 0.5, 0.2, byDefault));
        others.put("mean", video(4, Optional.empty(), 1, 16, 0.6, 0.2, byDefault));
        others.put("std", video(4, Optional.empty(), 1, 16, 0.5, 0.3, byDefault));
        others.put("validation", video(4, Optional.empty(), 1, 16, 0.5, 0.2, two));
        assertAllDiffer(base, others, Set.of("train", "test", "views"), Subset.VALIDATION);

        Record videosOfTwo = others.get("validation");
        assertThat(recipe(videosOfTwo, WHOLE, Subset.TEST, View.FIRST))
                .isEqualTo(recipe(base, WHOLE, Subset.TEST, View.FIRST))
                .isNotEqualTo(recipe(base, WHOLE, Subset.VALIDATION, View.FIRST));
    }

    @Test
    void ofClipsNamesTheirTransforms() throws SampleException {
        List<String> recipes = new ArrayList<>();
        for (int side : List.of(16, 18, 20)) {
            recipes.add(
                    recipe(
                            video(
                                    4,
                                    Optional.empty(),
                                    1,
                                    16,
                                    0.5,
                                    0.2,
                                    new ClipConfig(
                                            Optional.empty(),
                                            Optional.of(
                                                    List.of(
                                                            new FrameTransform.Resize(side),
                                                            new FrameTransform.CentreCrop(16))))),
                            WHOLE,
                            Subset.VALIDATION,
                            View.FIRST));
        }
        assertThat(recipes).doesNotHaveDuplicates();
    }

    @Test
    void namesViewSegmentAndEnding() throws SampleException {
        Record clips = TinyVideos.clips(4, 16, Optional.empty());
        List<String> recipes = new ArrayList<>();
        for (Excerpt excerpt :
                List.of(
                        WHOLE,
                        new Excerpt(WHOLE.file(), new Segment(0, 1)),
                        new Excerpt(WHOLE.file(), new Segment(1, 2)),
                        Excerpt.of(Path.of("folder/file.avi")))) {
            for (int view = 0; view < 3; view++) {
                recipes.add(recipe(clips, excerpt, Subset.TEST, new View.Fixed(view)));
            }
        }
        assertThat(recipes).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameOfFilesInOtherPlaces() throws SampleException {
        Record clips = TinyVideos.clips(4, 16, Optional.empty());
        assertThat(recipe(clips, Excerpt.of(Path.of("a/b.mp4")), Subset.TEST, View.FIRST))
                .isEqualTo(recipe(clips, Excerpt.of(Path.of("c.mp4")), Subset.TEST, View.FIRST));
    }

    private static void assertAllDiffer(
            Record base, Map<String, Record> others, Set<String> withoutEffect, Subset subset)
            throws SampleException {
        Set<String> known = new TreeSet<>(others.keySet());
        known.addAll(withoutEffect);
        assertThat(known).isEqualTo(components(base.getClass()));
        List<String> recipes = new ArrayList<>();
        recipes.add(recipe(base, WHOLE, subset, View.FIRST));
        for (Record other : others.values()) {
            recipes.add(recipe(other, WHOLE, subset, View.FIRST));
        }
        assertThat(recipes).doesNotHaveDuplicates();
    }

    private static Set<String> components(Class<?> type) {
        return new TreeSet<>(
                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList());
    }

    private static String recipe(Record config) throws SampleException {
        return recipe(config, WHOLE, Subset.TRAIN, View.FIRST);
    }

    private static String recipe(Record config, Excerpt excerpt, Subset subset, View view)
            throws SampleException {
        Notes notes = new Notes();
        try (MediaReader reader = Kinds.open(config, notes).reader()) {
            reader.read(excerpt, subset, view);
        }
        assertThat(notes.recipes).hasSize(1);
        return notes.recipes.get(0);
    }

    private static ImageConfig image(
            Optional<List<Integer>> size,
            int channels,
            Optional<List<Double>> mean,
            Optional<List<Double>> std) {
        return new ImageConfig(size, channels, mean, std);
    }

    private static AudioConfig audio(int sampleRate, int samples, Optional<LogMelConfig> logMel) {
        return new AudioConfig(
                Optional.of(sampleRate), Optional.of(samples), logMel, Optional.empty());
    }

    private static VideoConfig video(
            int frames,
            Optional<Double> rate,
            int stride,
            int size,
            double mean,
            double std,
            ClipConfig validation) {
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        return new VideoConfig(
                frames,
                rate,
                stride,
                size,
                List.of(mean, 0.0, 0.0),
                List.of(std, 1.0, 1.0),
                byDefault,
                validation,
                byDefault);
    }
}
