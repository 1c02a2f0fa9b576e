package org.kdtoolkit.datasets.teachers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.manifest.ManifestReader;
import org.kdtoolkit.teachers.TeacherAccuracy;
import org.kdtoolkit.teachers.stored.PrecomputedConfig;
import org.kdtoolkit.teachers.stored.PrecomputedTeacher;
import org.kdtoolkit.testkit.files.MediaFiles;

class PrecomputedTeacherTest {

    @TempDir private Path folder;

    private final Faults fail = new Faults(OnError.FAIL);
    private final Faults skip = new Faults(OnError.SKIP);
    private NDManager manager;
    private Dataset dataset;

    @BeforeEach
    void write() throws IOException {
        manager = NDManager.newBaseManager();
        MediaFiles.wav(folder.resolve("audio/1.wav"), 0);
        MediaFiles.wav(folder.resolve("audio/2.wav"), 0);
        Files.writeString(
                folder.resolve("list.csv"),
                """
                id,subset,label,audio
                a,train,one,audio/1.wav
                b,train,two,audio/2.wav
                c,train,one,audio/1.wav
                d,test,two,audio/2.wav
                """);
        dataset =
                ManifestReader.open(
                        Configs.manifest(
                                folder.resolve("list.csv"), Map.of("audio", Configs.audio())),
                        Configs.context(fail));
        MediaFiles.npy(embedding("audio/1"), 1, 2, 3);
        MediaFiles.npy(embedding("audio/2"), 4, 5, 6);
        MediaFiles.npy(logits("audio/1"), 0.5f, -0.5f);
        MediaFiles.npy(logits("audio/2"), 0.75f, -0.75f);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void findsVectorsByTheSamplesFile() {
        Teacher teacher = open(true, true, fail);
        assertThat(teacher.shape()).isEqualTo(TeacherShape.of(3, true));
        assertThat(teacher.needsInput()).isFalse();
        TeacherOutput output = teacher.output(batch(Subset.TRAIN, 2, 1), manager);
        assertThat(output.embedding().getShape()).isEqualTo(new Shape(2, 3));
        assertThat(output.embedding().toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(output.logits().orElseThrow().toFloatArray())
                .containsExactly(0.5f, -0.5f, 0.75f, -0.75f);
    }

    @Test
    void findsVectorsByTheSamplesId() throws IOException {
        Files.delete(embedding("audio/2"));
        MediaFiles.npy(embedding("b"), 7, 8, 9);
        MediaFiles.npy(embedding("d"), 6, 6, 6);
        Teacher teacher = open(true, false, fail);
        assertThat(teacher.shape().logits()).isFalse();
        assertThat(teacher.output(batch(Subset.TRAIN, 1), manager).embedding().toFloatArray())
                .containsExactly(7, 8, 9);
        assertThat(teacher.output(batch(Subset.TEST, 0), manager).logits()).isEmpty();
    }

    @Test
    void takesLogitsForEmbeddingsWhereThereAreNone() {
        Teacher teacher = open(false, true, fail);
        assertThat(teacher.shape()).isEqualTo(TeacherShape.of(2, true));
        assertThat(teacher.output(batch(Subset.TRAIN, 0), manager).embedding().toFloatArray())
                .containsExactly(0.5f, -0.5f);
    }

    @Test
    void leavesNoArraysBehind() {
        Teacher teacher = open(true, true, fail);
        Batch batch = batch(Subset.TRAIN, 0, 1);
        int before = manager.getManagedArrays().size();
        try (NDManager step = manager.newSubManager()) {
            teacher.output(batch, step);
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void failsForASampleWithoutVector() throws IOException {
        Files.delete(embedding("audio/2"));
        refuses(
                "sample 'b' (train): no file %s or %s; repair it, or set 'on-error: skip' to leave such samples out"
                        .formatted(embedding("audio/2"), embedding("b")));
    }

    @Test
    void leavesOutSamplesWithoutVector() throws IOException {
        Files.delete(logits("audio/2"));
        open(true, true, skip);
        assertThat(skip.all()).extracting(Faults.Fault::id).containsExactly("b", "d");
        assertThat(skip.skips(Subset.TEST, 0)).isTrue();
    }

    @Test
    void refusesVectorsThatDoNotFit() throws IOException {
        String rest = "; repair it, or set 'on-error: skip' to leave such samples out";
        MediaFiles.npy(embedding("audio/2"), 1, 2);
        refuses(
                "sample 'b' (train): %s holds 2 values, expected 3, as in %s"
                                .formatted(embedding("audio/2"), embedding("audio/1"))
                        + rest);
        MediaFiles.npy(embedding("audio/2"), 1, Float.NaN, 3);
        refuses("sample 'b' (train): " + embedding("audio/2") + " holds NaN at place 1" + rest);
        MediaFiles.npy(embedding("audio/2"), "<f4", "(3, 2)", new byte[24]);
        refuses(
                "sample 'b' (train): "
                        + embedding("audio/2")
                        + " has shape (3, 2), expected a vector"
                        + rest);
        MediaFiles.npy(embedding("audio/2"), 1, 2, 3);
        MediaFiles.npy(logits("audio/1"), 1, 2, 3);
        refuses(
                "sample 'a' (train): "
                        + logits("audio/1")
                        + " holds 3 values, expected 2, one for each class"
                        + rest);
    }

    @Test
    void readsFeatureMapsWithTheirChannelsFirst() throws IOException {
        writeMaps();
        Teacher teacher = openWithMaps(OnMissing.FAULT, fail);
        assertThat(teacher.shape().featureMap()).contains(new FeatureMapShape(new Shape(1, 3), 2));
        NDArray map = teacher.output(batch(Subset.TRAIN, 0, 1), manager).featureMap().orElseThrow();
        assertThat(map.getShape()).isEqualTo(new Shape(2, 3, 2));
        assertThat(map.toFloatArray()).containsExactly(1, 4, 2, 5, 3, 6, 6, 3, 5, 2, 4, 1);
    }

    @Test
    void readsInnerFeatureMapsByTheNamesOfTheirStages() throws IOException {
        writeMaps();
        PrecomputedConfig config =
                new PrecomputedConfig(
                        Optional.of(folder.resolve("embeddings")),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("layer2", folder.resolve("maps")));
        Teacher teacher = open(config, OnMissing.KEEP, skip);
        assertThat(teacher.shape().stages())
                .isEqualTo(Map.of("layer2", new FeatureMapShape(new Shape(1, 3), 2)));
        Batch batch = batch(Subset.TRAIN, 1, 0);
        assertThat(teacher.output(batch, manager).stages()).isEmpty();
        TeacherOutput output = teacher.output(batch, manager, Set.of("layer2"));
        assertThat(output.stage("layer2").getShape()).isEqualTo(new Shape(2, 3, 2));
        assertThat(output.stage("layer2").toFloatArray())
                .containsExactly(6, 3, 5, 2, 4, 1, 1, 4, 2, 5, 3, 6);
        assertThatThrownBy(() -> teacher.output(batch, manager, Set.of("layer3")))
                .hasMessage("the teacher has no stage 'layer3', only [layer2]");
    }

    @Test
    void aSampleWithoutOneOfTheMapsIsMissingAltogether() throws IOException {
        writeMaps();
        Files.delete(folder.resolve("maps/audio/2.npy"));
        PrecomputedConfig config =
                new PrecomputedConfig(
                        Optional.of(folder.resolve("embeddings")),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("layer2", folder.resolve("maps")));
        TeacherOutput output =
                open(config, OnMissing.KEEP, skip)
                        .output(batch(Subset.TRAIN, 1, 0), manager, Set.of("layer2"));
        assertThat(output.missing()).containsExactly(0);
        assertThat(output.stage("layer2").toFloatArray())
                .containsExactly(0, 0, 0, 0, 0, 0, 1, 4, 2, 5, 3, 6);
    }

    @Test
    void refusesFeatureMapsThatDoNotFit() throws IOException {
        writeMaps();
        Path second = folder.resolve("maps/audio/2.npy");
        MediaFiles.npy(second, "<f4", "(2, 3)", floats(6, 5, 4, 3, 2, 1));
        assertThatThrownBy(() -> openWithMaps(OnMissing.KEEP, fail))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "%s has shape (2, 3), expected (2, 1, 3), as in %s"
                                .formatted(second, folder.resolve("maps/audio/1.npy")));
        MediaFiles.npy(second, 6, 5, 4, 3, 2, 1);
        assertThatThrownBy(() -> openWithMaps(OnMissing.KEEP, fail))
                .hasMessageContaining(
                        second
                                + " has shape (6), expected a feature map: its channels, then its"
                                + " positions, such as (128, 7, 7)");
        MediaFiles.npy(second, "<f4", "(2, 1, 3)", floats(6, 5, Float.NaN, 3, 2, 1));
        assertThatThrownBy(() -> openWithMaps(OnMissing.KEEP, fail))
                .hasMessageContaining(second + " holds NaN at place 2");
    }

    @Test
    void keepsSamplesOfWhichItKnowsNothing() throws IOException {
        writeMaps();
        Files.delete(folder.resolve("maps/audio/2.npy"));
        Teacher teacher = openWithMaps(OnMissing.KEEP, fail);
        assertThat(fail.all()).isEmpty();
        TeacherOutput output = teacher.output(batch(Subset.TRAIN, 1, 0, 1), manager);
        assertThat(output.missing()).containsExactly(0, 2);
        assertThat(output.embedding().toFloatArray()).containsExactly(0, 0, 0, 1, 2, 3, 0, 0, 0);
        assertThat(output.logits().orElseThrow().getShape()).isEqualTo(new Shape(3, 2));
        assertThat(output.featureMap().orElseThrow().getShape()).isEqualTo(new Shape(3, 3, 2));
        assertThat(teacher.notes())
                .containsExactly(
                        "the teacher knows nothing about 1 of 3 train, 1 of 1 test samples; such"
                                + " samples train by their labels alone");
        assertThat(accuracy(teacher, fail).on(Subset.TEST).samples()).isZero();
        assertThat(open(true, true, fail).notes()).isEmpty();
    }

    @Test
    void takesAnEmbeddingOfZerosForNone() throws IOException {
        MediaFiles.npy(embedding("audio/2"), 0, -0f, 0);
        PrecomputedConfig config =
                new PrecomputedConfig(
                        Optional.of(folder.resolve("embeddings")),
                        Optional.empty(),
                        Optional.empty());
        assertThat(
                        open(config, OnMissing.KEEP, fail)
                                .output(batch(Subset.TRAIN, 0, 1), manager)
                                .missing())
                .containsExactly(1);
        assertThatThrownBy(() -> open(config, OnMissing.FAULT, fail))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "sample 'b' (train): %s holds zeros only, which stands for nothing known; 'missing: keep' has such samples learn from their labels alone"
                                .formatted(embedding("audio/2")));
    }

    @Test
    void leavesOutSamplesWithBrokenFilesEvenWhereUnknownOnesAreKept() throws IOException {
        MediaFiles.npy(embedding("audio/2"), 1, Float.POSITIVE_INFINITY, 3);
        PrecomputedConfig config =
                new PrecomputedConfig(
                        Optional.of(folder.resolve("embeddings")),
                        Optional.empty(),
                        Optional.empty());
        Teacher teacher = open(config, OnMissing.KEEP, skip);
        assertThat(skip.all()).extracting(Faults.Fault::id).containsExactly("b", "d");
        assertThat(skip.all().get(0).reason())
                .isEqualTo(embedding("audio/2") + " holds Infinity at place 1");
        assertThat(teacher.notes()).isEmpty();
    }

    @Test
    void refusesFoldersThatAreNone() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> open(Optional.of(none), Optional.empty(), fail))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        none
                                + " is not a folder; expected the teacher's embeddings there, one"
                                + " .npy file each");
        assertThatThrownBy(() -> open(Optional.empty(), Optional.empty(), fail))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "a precomputed teacher needs 'embeddings', 'logits' or both: folders of"
                                + " .npy files");
    }

    @Test
    void refusesAFolderWithoutAnyOfTheVectors() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> open(Optional.of(empty), Optional.empty(), skip))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the teacher has no vector for any sample; see 'embeddings' and"
                                + " 'logits'");
    }

    @Test
    void isAsAccurateAsItsLogits() {
        TeacherAccuracy accuracy = accuracy(open(true, true, fail), fail);
        assertThat(accuracy.on(Subset.TRAIN).top1()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(accuracy.on(Subset.TRAIN).criterion())
                .isEqualTo(TeacherAccuracy.Criterion.LOGITS);
        assertThat(accuracy.on(Subset.TEST))
                .isEqualTo(new TeacherAccuracy.Result(0, 1, TeacherAccuracy.Criterion.LOGITS));
        assertThat(accuracy.on(Subset.VALIDATION).top1()).isNaN();
    }

    @Test
    void isGradedOnSamplesWithALabelAlone() throws IOException {
        Files.writeString(
                folder.resolve("list.csv"),
                """
                id,subset,label,audio
                a,train,one,audio/1.wav
                b,train,,audio/2.wav
                c,train,one,audio/1.wav
                d,test,two,audio/2.wav
                """);
        dataset =
                ManifestReader.open(
                        Configs.manifest(
                                folder.resolve("list.csv"), Map.of("audio", Configs.audio())),
                        Configs.context(fail));
        Teacher teacher = open(true, true, fail);
        assertThat(teacher.output(batch(Subset.TRAIN, 1), manager).embedding().toFloatArray())
                .containsExactly(4, 5, 6);
        assertThat(accuracy(teacher, fail).on(Subset.TRAIN))
                .isEqualTo(new TeacherAccuracy.Result(1, 2, TeacherAccuracy.Criterion.LOGITS));
        assertThat(accuracy(open(true, false, fail), fail).on(Subset.TEST))
                .isEqualTo(
                        new TeacherAccuracy.Result(
                                0, 1, TeacherAccuracy.Criterion.NEAREST_CLASS_MEAN));
    }

    @Test
    void isAsAccurateAsTheNearestClassMeanWithoutLogits() {
        int before = manager.getManagedArrays().size();
        assertThat(accuracy(open(true, false, fail), fail).on(Subset.TEST))
                .isEqualTo(
                        new TeacherAccuracy.Result(
                                1, 1, TeacherAccuracy.Criterion.NEAREST_CLASS_MEAN));
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void isOutlinedByTheFirstArraysThatThereAre() throws IOException {
        writeMaps();
        Files.delete(embedding("audio/1"));
        PrecomputedConfig config =
                new PrecomputedConfig(
                        Optional.of(folder.resolve("embeddings")),
                        Optional.of(folder.resolve("logits")),
                        Optional.of(folder.resolve("maps")),
                        Map.of("layer2", folder.resolve("maps")));
        assertThat(PrecomputedTeacher.outline(config, context(OnMissing.FAULT, skip)))
                .contains(open(config, OnMissing.KEEP, skip).shape());
        Files.delete(embedding("audio/2"));
        assertThat(PrecomputedTeacher.outline(config, context(OnMissing.FAULT, skip))).isEmpty();
    }

    private TeacherAccuracy accuracy(Teacher teacher, Faults faults) {
        return new TeacherAccuracy(teacher, dataset, "audio", faults, manager);
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> open(true, true, fail))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    private Teacher open(boolean embeddings, boolean logits, Faults faults) {
        return open(
                Optional.of(folder.resolve("embeddings")).filter(path -> embeddings),
                Optional.of(folder.resolve("logits")).filter(path -> logits),
                faults);
    }

    private Teacher open(Optional<Path> embeddings, Optional<Path> logits, Faults faults) {
        return open(
                new PrecomputedConfig(embeddings, logits, Optional.empty()),
                OnMissing.FAULT,
                faults);
    }

    /** With all three folders. */
    private Teacher openWithMaps(OnMissing onMissing, Faults faults) {
        return open(
                new PrecomputedConfig(
                        Optional.of(folder.resolve("embeddings")),
                        Optional.of(folder.resolve("logits")),
                        Optional.of(folder.resolve("maps"))),
                onMissing,
                faults);
    }

    private Teacher open(PrecomputedConfig config, OnMissing onMissing, Faults faults) {
        return PrecomputedTeacher.open(config, context(onMissing, faults));
    }

    private TeacherContext context(OnMissing onMissing, Faults faults) {
        return TeacherContext.builder()
                .setDataset(dataset)
                .setModality("audio")
                .optOnMissing(onMissing)
                .optFaults(faults)
                .setManager(manager)
                .build();
    }

    private Batch batch(Subset subset, int... indices) {
        List<String> ids = Arrays.stream(indices).mapToObj(dataset.samples(subset)::id).toList();
        return Batch.of(
                subset,
                ids,
                indices,
                Map.of(),
                Targets.singleLabel(manager.zeros(new Shape(indices.length))));
    }

    private void writeMaps() throws IOException {
        MediaFiles.npy(
                folder.resolve("maps/audio/1.npy"), "<f4", "(2, 1, 3)", floats(1, 2, 3, 4, 5, 6));
        MediaFiles.npy(
                folder.resolve("maps/audio/2.npy"), "<f4", "(2, 1, 3)", floats(6, 5, 4, 3, 2, 1));
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private Path embedding(String name) {
        return folder.resolve("embeddings/" + name + ".npy");
    }

    private Path logits(String name) {
        return folder.resolve("logits/" + name + ".npy");
    }
}
