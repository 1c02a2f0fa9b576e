package org.kdtoolkit.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.ClipConfig;
import org.kdtoolkit.media.modality.TinyVideos;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.SpecAugment;
import org.kdtoolkit.testkit.DatasetContract;

/** Videos and their sound by way of a manifest. */
class VideoManifestTest extends DatasetContract {

    private static final LogMelConfig LOG_MEL = new LogMelConfig(256, 80, 16, 50, 4000, 1e-10);

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        TinyVideos.write(folder.resolve("a.avi"), 10);
        TinyVideos.write(folder.resolve("b.avi"), 3);
        TinyVideos.write(folder.resolve("c.avi"), 13);
        Files.writeString(
                folder.resolve("list.csv"),
                """
                id,subset,label,video
                a,train,one,a.avi
                b,train,two,b.avi
                c,validation,two,c.avi
                d,test,one,a.avi
                e,test,one,b.avi
                """);
    }

    @Override
    protected Dataset open() {
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        modalities.put("clip", Configs.video(TinyVideos.clips(4, 16, Optional.empty())));
        modalities.put("sound", sound(Optional.empty(), Optional.empty()));
        modalities.put(
                "spectrogram",
                sound(Optional.of(LOG_MEL), Optional.of(new SpecAugment(1, 8, 1, 4))));
        return open(modalities);
    }

    @Test
    void givesClipsSoundAndSpectrogramsTheirShapes() {
        try (Dataset dataset = open()) {
            assertThat(dataset.modalities())
                    .containsEntry("clip", new Shape(3, 4, 16, 16))
                    .containsEntry("sound", new Shape(4000))
                    .containsEntry("spectrogram", new Shape(1, 51, 16));
        }
    }

    @Test
    void cutsATestVideoIntoClipsUpToItsEnd() throws SampleException {
        try (Dataset dataset = open()) {
            Samples test = dataset.samples(Subset.TEST);
            assertThat(test.views(0, "clip")).isEqualTo(3);
            assertThat(frames(test.read(0, "clip", new View.Fixed(0)))).containsExactly(0, 1, 2, 3);
            assertThat(frames(test.read(0, "clip", new View.Fixed(1)))).containsExactly(4, 5, 6, 7);
            assertThat(frames(test.read(0, "clip", new View.Fixed(2)))).containsExactly(8, 9, 8, 9);
            assertThat(test.views(1, "clip")).isEqualTo(1);
            assertThat(frames(test.read(1, "clip"))).containsExactly(0, 1, 2, 0);
        }
    }

    @Test
    void cutsThreeClipsForValidationAndForTrainingVideosThatAreNotLearntFrom()
            throws SampleException {
        try (Dataset dataset = open()) {
            Samples validation = dataset.samples(Subset.VALIDATION);
            assertThat(validation.views(0, "clip")).isEqualTo(3);
            assertThat(frames(validation.read(0, "clip", new View.Fixed(2))))
                    .containsExactly(8, 9, 10, 11);
            assertThat(dataset.samples(Subset.TRAIN).views(0, "clip")).isEqualTo(3);
            assertThat(validation.views(0, "sound")).isEqualTo(1);
        }
    }

    @Test
    void drawsClipsFromAnywhereToLearnFrom() throws SampleException {
        try (Dataset dataset = open()) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.draws("clip")).isTrue();
            assertThat(dataset.samples(Subset.TEST).draws("clip")).isFalse();
            List<Integer> begins = new ArrayList<>();
            for (int seed = 0; seed < 60; seed++) {
                List<Integer> drawn = frames(train.read(0, "clip", new View.Drawn(seed)));
                int begin = drawn.get(0);
                assertThat(drawn).containsExactly(begin, begin + 1, begin + 2, begin + 3);
                begins.add(begin);
            }
            assertThat(begins).contains(0, 1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void looksAtFramesByTheClock() throws SampleException {
        Map<String, ModalitySpec> modalities =
                Map.of("clip", Configs.video(TinyVideos.clips(4, 16, Optional.of(5.0))));
        try (Dataset dataset = open(modalities)) {
            Samples test = dataset.samples(Subset.TEST);
            assertThat(test.views(0, "clip")).isEqualTo(2);
            assertThat(frames(test.read(0, "clip"))).containsExactly(0, 2, 4, 6);
        }
    }

    @Test
    void hearsTheSoundOfAVideo() throws SampleException {
        try (Dataset dataset = open()) {
            float[] sound = dataset.samples(Subset.TEST).read(1, "sound").values();
            assertThat(sound[1002]).isCloseTo(0.5f, within(1e-3f));
            assertThat(sound[3002]).as("behind the video's end").isZero();
        }
    }

    @Test
    void masksSpectrogramsInTrainingOnly() throws SampleException {
        try (Dataset dataset = open()) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.draws("spectrogram")).isTrue();
            assertThat(train.draws("sound")).isFalse();
            float[] plain = train.read(0, "spectrogram").values();
            List<float[]> drawn = new ArrayList<>();
            for (int seed = 0; seed < 5; seed++) {
                drawn.add(train.read(0, "spectrogram", new View.Drawn(seed)).values());
            }
            assertThat(drawn).anySatisfy(d -> assertThat(d).isNotEqualTo(plain));
            assertThat(dataset.samples(Subset.TEST).draws("spectrogram")).isFalse();
        }
    }

    @Test
    void refusesTransformsThatEndWithAnotherSize() {
        ClipConfig test =
                new ClipConfig(
                        Optional.empty(), Optional.of(List.of(new FrameTransform.Resize(16))));
        assertThatThrownBy(
                        () ->
                                open(
                                        Map.of(
                                                "clip",
                                                Configs.video(
                                                        TinyVideos.clips(
                                                                4, 16, Optional.empty(), test)))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "modality 'clip': the transforms of 'test' make frames of 16 x 21 pixels;"
                                + " they must end with 16 x 16, as 'size' says");
    }

    @Test
    void namesTheVideoWhoseFramesAreTooSmall() {
        ClipConfig test =
                new ClipConfig(
                        Optional.empty(),
                        Optional.of(
                                List.of(
                                        new FrameTransform.CentreCrop(300),
                                        new FrameTransform.Resize(16))));
        try (Dataset dataset =
                open(
                        Map.of(
                                "clip",
                                Configs.video(TinyVideos.clips(4, 16, Optional.empty(), test))))) {
            assertThatThrownBy(() -> dataset.samples(Subset.TEST).read(0, "clip"))
                    .isInstanceOf(SampleException.class)
                    .hasMessage(
                            folder.resolve("a.avi")
                                    + " has frames of 32 x 40 pixels, too small for a centre crop"
                                    + " of 300; resize first");
        }
    }

    @Test
    void namesTheVideoThatIsBroken() throws IOException {
        Path broken = folder.resolve("c.avi");
        Files.write(broken, new byte[1000]);
        try (Dataset dataset = open()) {
            Samples validation = dataset.samples(Subset.VALIDATION);
            assertThatThrownBy(() -> validation.views(0, "clip"))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining(broken.toString());
            assertThatThrownBy(() -> validation.read(0, "sound"))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining(broken.toString());
        }
    }

    private static ModalitySpec sound(
            Optional<LogMelConfig> logMel, Optional<SpecAugment> specAugment) {
        return new ModalitySpec(
                "audio",
                Optional.of("video"),
                new AudioConfig(
                        Optional.of(TinyVideos.SAMPLE_RATE),
                        Optional.of(TinyVideos.SAMPLE_RATE / 2),
                        logMel,
                        specAugment));
    }

    private Dataset open(Map<String, ModalitySpec> modalities) {
        return ManifestReader.open(
                Configs.manifest(folder.resolve("list.csv"), modalities),
                Configs.context(new Faults(OnError.FAIL)));
    }

    /** The numbers of a clip's frames, by their grey. */
    private static List<Integer> frames(HostTensor clip) {
        int plane = (int) (clip.shape().get(2) * clip.shape().get(3));
        List<Integer> numbers = new ArrayList<>();
        for (int t = 0; t < clip.shape().get(1); t++) {
            numbers.add(Math.round((255 * clip.values()[t * plane] - 20) / 10));
        }
        return numbers;
    }
}
