package org.kdtoolkit.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.ClipConfig;
import org.kdtoolkit.media.modality.SoundView;
import org.kdtoolkit.media.modality.VideoConfig;
import org.kdtoolkit.teachers.TeacherAccuracy;
import org.kdtoolkit.testkit.DatasetContract;

class RenderedDatasetTest extends DatasetContract {

    @TempDir private static Path folder;

    private final Faults faults = new Faults(OnError.FAIL);

    @Override
    protected Dataset open() {
        return open(0, 0);
    }

    private Dataset open(double modalityNoise, double mismatch) {
        return open(folder, modalityNoise, mismatch);
    }

    private Dataset open(Path parent, double modalityNoise, double mismatch) {
        return RenderedDataset.open(
                new SyntheticVideoConfig(
                        parent,
                        4,
                        16,
                        4,
                        8,
                        16,
                        24,
                        0.05,
                        modalityNoise,
                        mismatch,
                        1,
                        modalities()),
                Configs.context(faults));
    }

    private static Map<String, ModalitySpec> modalities() {
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        modalities.put(
                "clip",
                new ModalitySpec(
                        "video",
                        Optional.empty(),
                        new VideoConfig(
                                8,
                                Optional.empty(),
                                1,
                                20,
                                List.of(0.5, 0.5, 0.5),
                                List.of(0.5, 0.5, 0.5),
                                clips(),
                                clips(),
                                clips())));
        modalities.put(
                "sound",
                new ModalitySpec(
                        "audio",
                        Optional.empty(),
                        new AudioConfig(
                                Optional.of(Tone.SAMPLE_RATE),
                                Optional.of(16_000),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(
                                        "near",
                                        new SoundView(
                                                Optional.of(2000),
                                                Optional.empty(),
                                                100,
                                                List.of())))));
        return modalities;
    }

    private static ClipConfig clips() {
        return new ClipConfig(Optional.empty(), Optional.empty());
    }

    @Test
    void readsClipsAndSoundOutOfTheSameFiles() throws SampleException {
        try (Dataset dataset = open()) {
            assertThat(dataset.modalities())
                    .containsEntry("clip", new Shape(3, 8, 20, 20))
                    .containsEntry("sound", new Shape(16_000));
            Samples test = dataset.samples(Subset.TEST);
            for (int index : new int[] {0, 4}) {
                assertThat(test.views(index, "clip")).isEqualTo(2);
                float[] first = test.read(index, "clip", new View.Fixed(0)).values();
                assertThat(test.read(index, "clip", new View.Fixed(1)).values())
                        .isNotEqualTo(first);
                assertThat(test.source(index, "sound")).isEqualTo(test.source(index, "clip"));
            }
            assertThat(test.source(0, "clip")).contains("test/test-00000.avi");
            assertThat(test.source(4, "clip")).contains("test/test-00004.mp4");
        }
    }

    @Test
    void rendersWhenTheFirstSampleIsWantedAndListsTheSameBefore(@TempDir Path empty)
            throws SampleException {
        try (Dataset dataset = open(empty, 0, 0)) {
            Samples before = dataset.samples(Subset.TRAIN);
            List<String> listed = described(before);
            assertThat(dataset.inventory().subsets().get(Subset.TRAIN).all().present())
                    .isEqualTo(before.size());
            assertThat(dataset.views())
                    .isEqualTo(Map.of("clip", Map.of(), "sound", Map.of("near", new Shape(2000))));
            assertThat(empty).isEmptyDirectory();

            before.read(0, "sound");

            assertThat(empty).isNotEmptyDirectory();
            assertThat(described(dataset.samples(Subset.TRAIN))).isEqualTo(listed);
            try (Dataset rendered = open(empty, 0, 0)) {
                assertThat(described(rendered.samples(Subset.TRAIN))).isEqualTo(listed);
                assertThat(rendered.modalities()).isEqualTo(dataset.modalities());
                assertThat(rendered.classes()).isEqualTo(dataset.classes());
                assertThat(rendered.notes()).isEqualTo(dataset.notes());
            }
        }
    }

    private static List<String> described(Samples samples) {
        return IntStream.range(0, samples.size())
                .mapToObj(index -> samples.id(index) + Arrays.toString(samples.labels(index)))
                .toList();
    }

    @Test
    void numbersClassesByFigureAndMotion() {
        try (Dataset dataset = open()) {
            assertThat(dataset.classes())
                    .containsExactly(
                            "sliding-disc", "pulsing-disc", "sliding-frame", "pulsing-frame");
            assertThat(dataset.samples(Subset.TEST).labels(6)).containsExactly(2);
        }
    }

    @Test
    void isHeardByTheListenerThroughEitherFormat() {
        try (Dataset dataset = open();
                NDManager manager = NDManager.newBaseManager()) {
            assertThat(accuracy(dataset, manager)).isEqualTo(1);
        }
    }

    @Test
    void isMisheardWhereTonesAreOfOtherClasses() {
        try (Dataset dataset = open(0, 1);
                NDManager manager = NDManager.newBaseManager()) {
            assertThat(accuracy(dataset, manager)).isZero();
        }
    }

    private double accuracy(Dataset dataset, NDManager manager) {
        Teacher teacher =
                ToneTeacher.listen(
                        new ToneListenerConfig(16),
                        TeacherContext.builder()
                                .setDataset(dataset)
                                .setModality("sound")
                                .optFaults(faults)
                                .setManager(manager)
                                .build());
        return new TeacherAccuracy(teacher, dataset, "sound", faults, manager)
                .on(Subset.TRAIN)
                .top1();
    }

    @Test
    void saysThatItIsGenerated() {
        try (Dataset dataset = open(0.25, 0.5)) {
            assertThat(dataset.notes())
                    .contains(
                            "generated videos, no real data; of the training sounds 50% are of"
                                    + " another class and 25% buried in noise");
        }
    }

    @Test
    void refusesToCorruptMoreThanAllSounds() {
        assertThatThrownBy(() -> open(0.6, 0.5))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "'modality-noise' and 'mismatch' must not exceed 1 together, found 0.6"
                                + " and 0.5");
    }
}
