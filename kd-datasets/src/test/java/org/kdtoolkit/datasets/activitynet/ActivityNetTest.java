package org.kdtoolkit.datasets.activitynet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.SoundForm;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.manifest.ManifestReader;
import org.kdtoolkit.datasets.prepare.Preparation;
import org.kdtoolkit.datasets.prepare.Prepared;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.TinyVideos;
import org.kdtoolkit.teachers.stored.PrecomputedConfig;
import org.kdtoolkit.teachers.stored.PrecomputedTeacher;
import org.kdtoolkit.testkit.DatasetContract;
import org.kdtoolkit.testkit.files.MediaFiles;

/**
 * Videos of ten frames a second, whose sound at 8 kHz has the value n in the tenth n of a second,
 * and embeddings of segments.
 */
class ActivityNetTest extends DatasetContract {

    private static final int SAMPLES_OF_A_FRAME = TinyVideos.SAMPLE_RATE / 10;

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("videos"));
        Files.createDirectories(folder.resolve("embeddings"));
        write(
                """
                {"labels": ["Tango", "Surfing"], "database": {
                  "v_aaaaaaaaa_a_0": {"subset": "training", "segment": [0.2, 0.6], "label": "Surfing"},
                  "v_aaaaaaaaa_a_1": {"subset": "training", "segment": [1.0, 1.4], "label": "Tango"},
                  "v_aaaaaaaaa_a_2": {"subset": "training", "segment": [1.4, 99], "label": "Tango"},
                  "v_bbbbbbbbbbb_3": {"subset": "validation", "segment": [-0.01, 0.4], "label": "Tango"},
                  "v_ccccccccccc_0": {"subset": "validation", "segment": [0.3, 0.4], "label": "Tango"}}}
                """);
        video("v_aaaaaaaaa_a", 18);
        video("bbbbbbbbbbb", 8);
        for (String id :
                List.of(
                        "v_aaaaaaaaa_a_0",
                        "v_aaaaaaaaa_a_1",
                        "v_aaaaaaaaa_a_2",
                        "v_bbbbbbbbbbb_3")) {
            embedding(id, id.charAt(id.length() - 1) - '0');
        }
    }

    private void write(String annotation) throws IOException {
        Files.writeString(folder.resolve("annotation.json"), annotation);
    }

    private void video(String name, int frames) throws IOException {
        TinyVideos.write(folder.resolve("videos/" + name + ".avi"), frames);
        MediaFiles.wav(
                folder.resolve("videos/" + name + ".wav"),
                IntStream.range(0, frames * SAMPLES_OF_A_FRAME)
                        .map(i -> 1024 * (i / SAMPLES_OF_A_FRAME))
                        .toArray());
    }

    private void embedding(String id, float value) throws IOException {
        MediaFiles.npy(folder.resolve("embeddings/" + id + ".npy"), value);
    }

    @Override
    protected MediaDataset open() {
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        modalities.put("clip", Configs.video(TinyVideos.clips(2, 16, Optional.empty())));
        modalities.put(
                "sound",
                new ModalitySpec(
                        "audio",
                        Optional.of("video"),
                        new AudioConfig(
                                Optional.of(TinyVideos.SAMPLE_RATE),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
        modalities.put("audio", Configs.embedding());
        return ActivityNetReader.open(
                new ActivityNetConfig(
                        folder.resolve("annotation.json"),
                        Optional.empty(),
                        Map.of(),
                        Map.of(
                                "video",
                                folder.resolve("videos"),
                                "audio",
                                folder.resolve("embeddings")),
                        modalities,
                        Optional.empty(),
                        Optional.empty()),
                Configs.context(new Faults(OnError.FAIL)));
    }

    @Test
    void showsOfEachSegmentItsOwnFramesAndSound() throws SampleException {
        try (Dataset dataset = open()) {
            assertThat(dataset.classes()).containsExactly("Tango", "Surfing");
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.id(0)).isEqualTo("v_aaaaaaaaa_a_0");
            assertThat(train.labels(0)).containsExactly(1);
            assertThat(frames(train, 0)).containsExactly(2, 3);
            assertThat(heard(train, 0)).containsExactly(2, 3, 4, 5);
            assertThat(frames(train, 1)).containsExactly(10, 11);
            assertThat(heard(train, 1)).containsExactly(10, 11, 12, 13);
            assertThat(train.read(1, "audio").values()).containsExactly(1);
            assertThat(train.source(1, "clip")).contains("v_aaaaaaaaa_a.avi");
        }
    }

    @Test
    void endsASegmentWithItsVideoAndBeginsNoneBefore() throws SampleException {
        try (Dataset dataset = open()) {
            assertThat(heard(dataset.samples(Subset.TRAIN), 2)).containsExactly(14, 15, 16, 17);
            assertThat(heard(dataset.samples(Subset.VALIDATION), 0)).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void leavesOutSegmentsWhoseVideoIsMissingAndCountsThem() {
        try (Dataset dataset = open()) {
            assertThat(dataset.samples(Subset.VALIDATION).size()).isEqualTo(1);
            assertThat(dataset.notes())
                    .containsExactly(
                            "validation: 1 of the 2 listed samples are there (clip: 1, sound: 1,"
                                    + " audio: 1)");
        }
    }

    @Test
    void readsFilesOfSegmentsWhole() throws IOException, SampleException {
        video("v_aaaaaaaaa_a_1", 3);
        try (MediaDataset dataset = open()) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(dataset.excerpt(Subset.TRAIN, 1, "clip"))
                    .isEqualTo(Excerpt.of(folder.resolve("videos/v_aaaaaaaaa_a_1.avi")));
            assertThat(frames(train, 1)).containsExactly(0, 1);
            assertThat(heard(train, 1)).containsExactly(0, 1, 2);
            assertThat(heard(train, 0)).containsExactly(2, 3, 4, 5);
        }
    }

    @Test
    void takesTheWholeVideoIfOneModalityHasNoFileOfTheSegment()
            throws IOException, SampleException {
        MediaFiles.wav(folder.resolve("videos/v_aaaaaaaaa_a_1.wav"), 0, 0);
        try (Dataset dataset = open()) {
            assertThat(heard(dataset.samples(Subset.TRAIN), 1)).containsExactly(10, 11, 12, 13);
        }
    }

    @Test
    void readsThePublishersOwnFile() throws IOException, SampleException {
        write(
                """
                {"version": "VERSION 1.3", "taxonomy": [{"nodeName": "Tango", "nodeId": 1}],
                 "database": {
                  "aaaaaaaaa_a": {"duration": 1.8, "subset": "training", "resolution": "40x32",
                    "url": "", "annotations": [
                      {"segment": [0.2, 0.6], "label": "Tango"},
                      {"segment": [1.0, 1.0], "label": "Tango"},
                      {"segment": [1.4, 1.8], "label": "Surfing"}]},
                  "ddddddddddd": {"duration": 3, "subset": "testing", "annotations": []},
                  "bbbbbbbbbbb": {"duration": 0.8, "subset": "validation", "annotations": [
                      {"segment": [0, 0], "label": "Tango"},
                      {"segment": [0.1, 0.2], "label": "Tango"}]}}}
                """);
        embedding("v_bbbbbbbbbbb_1", 1);
        try (Dataset dataset = open()) {
            assertThat(dataset.classes()).containsExactly("Surfing", "Tango");
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.size()).isEqualTo(2);
            assertThat(train.id(0)).isEqualTo("v_aaaaaaaaa_a_0");
            assertThat(train.id(1)).isEqualTo("v_aaaaaaaaa_a_2");
            assertThat(train.labels(1)).containsExactly(0);
            assertThat(heard(train, 1)).containsExactly(14, 15, 16, 17);
            assertThat(dataset.samples(Subset.VALIDATION).id(0)).isEqualTo("v_bbbbbbbbbbb_1");
            assertThat(dataset.notes())
                    .containsExactly("2 segments that end where they begin are left out");
        }
    }

    @Test
    void isPreparedSegmentBySegment() throws SampleException {
        Path out = folder.resolve("prepared");
        PrepareConfig small = new PrepareConfig(16, Optional.empty(), 95, SoundForm.WAV);
        try (MediaDataset dataset = open()) {
            Prepared prepared = new Preparation(dataset, small, out).run(2, (done, files) -> {});
            assertThat(prepared.samples()).isEqualTo(4);
            try (Dataset after =
                    ManifestReader.open(
                            prepared.manifest(), Configs.context(new Faults(OnError.FAIL)))) {
                Samples train = after.samples(Subset.TRAIN);
                assertThat(train.source(0, "clip")).contains("v_aaaaaaaaa_a_0.avi");
                assertThat(frames(train, 0)).containsExactly(2, 3);
                assertThat(heard(train, 0)).containsExactly(2, 3, 4, 5);
                assertThat(train.source(1, "sound")).contains("v_aaaaaaaaa_a_1.wav");
                assertThat(frames(train, 1)).containsExactly(10, 11);
                assertThat(heard(train, 1)).containsExactly(10, 11, 12, 13);
            }
        }
    }

    @Test
    void takesWhatATeacherSaidOfAVideoForNoneOfItsSegments() throws IOException {
        Path answers = folder.resolve("answers");
        MediaFiles.npy(answers.resolve("v_aaaaaaaaa_a.npy"), 9, 9);
        MediaFiles.npy(answers.resolve("bbbbbbbbbbb.npy"), 9, 9);
        for (int segment = 0; segment < 3; segment++) {
            MediaFiles.npy(answers.resolve("v_aaaaaaaaa_a_%d.npy".formatted(segment)), segment, 1);
        }
        MediaFiles.npy(answers.resolve("v_bbbbbbbbbbb_3.npy"), 3, 1);
        try (MediaDataset dataset = open();
                NDManager manager = NDManager.newBaseManager()) {
            Batch batch =
                    Batch.of(
                            Subset.TRAIN,
                            List.of("v_aaaaaaaaa_a_0", "v_aaaaaaaaa_a_1"),
                            new int[] {0, 1},
                            Map.of(),
                            Targets.singleLabel(manager.zeros(new Shape(2))));
            Teacher teacher = teacher(answers, dataset, manager);
            assertThat(teacher.output(batch, manager).embedding().toFloatArray())
                    .containsExactly(0, 1, 1, 1);
            Path missing = answers.resolve("v_aaaaaaaaa_a_1.npy");
            Files.delete(missing);
            assertThatThrownBy(() -> teacher(answers, dataset, manager))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(
                            "sample 'v_aaaaaaaaa_a_1' (train): no file %s; ".formatted(missing));
        }
    }

    private static Teacher teacher(Path answers, Dataset dataset, NDManager manager) {
        return PrecomputedTeacher.open(
                new PrecomputedConfig(Optional.of(answers), Optional.empty(), Optional.empty()),
                TeacherContext.builder()
                        .setDataset(dataset)
                        .setModality("sound")
                        .setManager(manager)
                        .build());
    }

    /** The numbers of a clip's frames, by their grey. */
    private static List<Integer> frames(Samples samples, int index) throws SampleException {
        HostTensor clip = samples.read(index, "clip");
        int plane = (int) (clip.shape().get(2) * clip.shape().get(3));
        return IntStream.range(0, (int) clip.shape().get(1))
                .mapToObj(t -> Math.round((255 * clip.values()[t * plane] - 20) / 10))
                .toList();
    }

    /** The numbers of the frames whose sound is heard. */
    private static List<Integer> heard(Samples samples, int index) throws SampleException {
        float[] sound = samples.read(index, "sound").values();
        List<Integer> heard = new ArrayList<>();
        for (int i = SAMPLES_OF_A_FRAME / 2; i < sound.length; i += SAMPLES_OF_A_FRAME) {
            heard.add(Math.round(32 * sound[i]));
        }
        return heard;
    }
}
