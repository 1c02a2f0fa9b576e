package org.kdtoolkit.onnx.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/** The files and what they return are described in {@code teacher/README.md}. */
class OnnxTeacherTest {

    private static final Path THREE = Tensors.resource("three.onnx");

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void givesWhatPythonsFileReturns() {
        Tensors pictures = Tensors.pictures();
        OutputNames outputs = Configs.outputs("embedding", "logits", "feature_map");
        Teacher teacher = open(Configs.of(THREE, cache(), outputs), pictures);
        assertThat(teacher.shape())
                .isEqualTo(
                        TeacherShape.of(3, true)
                                .withFeatureMap(
                                        Optional.of(new FeatureMapShape(new Shape(2, 2), 2))));
        TeacherOutput output = teacher.output(pictures.batch(manager), manager);
        assertValues(output.embedding(), 0.15f, 0.3f, 1, 0.1f, 0.2f, 1);
        assertValues(output.logits().orElseThrow(), 0.15f, -0.15f, 0, 0.1f, -0.1f, 0);
        NDArray map = output.featureMap().orElseThrow();
        assertThat(map.getShape()).isEqualTo(new Shape(2, 4, 2));
        assertValues(
                map, 0, 0, 0.1f, 0.2f, 0.2f, 0.4f, 0.3f, 0.6f, 0.1f, 0.2f, 0.1f, 0.2f, 0.1f, 0.2f,
                0.1f, 0.2f);
    }

    @Test
    void findsOutputsByTheNamesThatTheFileHas() {
        Teacher teacher = open(Configs.of(THREE, cache()), Tensors.pictures());
        assertThat(teacher.shape()).isEqualTo(TeacherShape.of(3, true));
    }

    @Test
    void readsWeightsThatStandBesideTheFile() {
        assertValues(
                answer(
                                Configs.of(Tensors.resource("weights-beside.onnx"), cache()),
                                Tensors.pictures())
                        .embedding(),
                0.15f,
                0.3f,
                1,
                0.1f,
                0.2f,
                1);
    }

    @Test
    void givesTheLogitsOfPyTorchForAnExportedNetwork() {
        float[] rising = new float[144];
        for (int i = 0; i < rising.length; i++) {
            rising[i] = i / 143f;
        }
        Tensors pictures = Tensors.of(new Shape(1, 12, 12), rising);
        Teacher teacher = open(Configs.of(Tensors.resource("torch.onnx"), cache()), pictures);
        assertThat(teacher.shape()).isEqualTo(TeacherShape.of(3, true));
        assertValues(
                teacher.output(pictures.batch(manager), manager).logits().orElseThrow(),
                0.01391555f,
                -0.06642258f,
                -0.09650503f);
    }

    @Test
    void takesTheOnlyOutputForAnEmbeddingWhereItHasNoValueForEachClass() {
        Teacher teacher =
                open(
                        Configs.of(Tensors.resource("torch.onnx"), cache()),
                        Tensors.pictures().withClasses("a", "b", "c", "d"));
        assertThat(teacher.shape()).isEqualTo(TeacherShape.of(3, false));
    }

    @Test
    void asksRowByRowWhereTheFileHasAFixedBatch() throws IOException {
        Tensors five =
                Tensors.of(new Shape(2), row(1, 2), row(3, 4), row(5, 6), row(7, 8), row(9, 0));
        for (String batch : List.of("1", "2", "16")) {
            Path file =
                    Networks.echo(folder.resolve(batch), DataType.FLOAT, "embedding", batch, "2");
            TeacherOutput output = answer(Configs.of(file, cache()), five);
            assertThat(output.embedding().getShape()).isEqualTo(new Shape(5, 2));
            assertValues(output.embedding(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 0);
        }
    }

    @Test
    void fillsInputsBesideTheSamples() throws IOException {
        Path file =
                Networks.beside(
                        folder.resolve("filled.onnx"),
                        Map.of("mask", DataType.INT64),
                        List.of("batch", "time"));
        Path lengths =
                Networks.beside(
                        folder.resolve("lengths.onnx"),
                        Map.of("lengths", DataType.INT32),
                        List.of("batch", "1"));
        Tensors sound = Tensors.of(new Shape(3), row(1, 2, 3), row(4, 5, 6));
        assertValues(
                answer(Configs.of(file, cache(), Map.of("mask", InputContent.ONES)), sound)
                        .embedding(),
                1,
                2,
                3,
                1,
                1,
                1,
                4,
                5,
                6,
                1,
                1,
                1);
        assertValues(
                answer(
                                Configs.of(
                                        lengths,
                                        cache(),
                                        Map.of(
                                                "x",
                                                InputContent.SAMPLE,
                                                "lengths",
                                                InputContent.LENGTH)),
                                sound)
                        .embedding(),
                1,
                2,
                3,
                3,
                4,
                5,
                6,
                3);
    }

    @Test
    void makesLogitsOfProbabilities() throws IOException {
        Path file =
                Networks.echo(
                        folder.resolve("p.onnx"), DataType.FLOAT, "probabilities", "batch", "3");
        Tensors rows = Tensors.of(new Shape(3), row(0.5f, 0.25f, 0.25f), row(1, 0, 0));
        NDArray logits = answer(Configs.of(file, cache()), rows).logits().orElseThrow();
        assertValues(logits.softmax(1), 0.5f, 0.25f, 0.25f, 1, 0, 0);
        NDArray several =
                answer(Configs.of(file, cache()), rows.withSeveralLabels()).logits().orElseThrow();
        assertValues(several.neg().exp().add(1).pow(-1), 0.5f, 0.25f, 0.25f, 1, 0, 0);
        Tensors none = Tensors.of(new Shape(3), row(2, 0, 0));
        assertThatThrownBy(() -> answer(Configs.of(file, cache()), none))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file
                                + " returns 2.0 in its output 'probabilities', which is taken for"
                                + " probabilities; name it as logits in 'outputs'");
    }

    @Test
    void readsTheTokensOfTransformers() throws IOException {
        Path file = Networks.pooled(folder.resolve("t.onnx"), "batch", "2", "3");
        OutputNames outputs =
                new OutputNames(
                        Optional.of("pooled"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("hidden"));
        Tensors rows = Tensors.of(new Shape(2, 3), row(1, 2, 3, 4, 5, 6));
        Teacher teacher = open(Configs.of(file, cache(), outputs), rows);
        assertThat(teacher.shape())
                .isEqualTo(
                        TeacherShape.of(3, false)
                                .withFeatureMap(Optional.of(new FeatureMapShape(new Shape(2), 3))));
        TeacherOutput output = teacher.output(rows.batch(manager), manager);
        assertValues(output.embedding(), 2.5f, 3.5f, 4.5f);
        assertValues(output.featureMap().orElseThrow(), 1, 2, 3, 4, 5, 6);
    }

    @Test
    void keepsAnswersUnderTheFileAndHowItIsAsked() throws IOException {
        open(Configs.of(THREE, cache()), Tensors.pictures());
        assertThat(kept()).hasSize(1);
        Path copy = Files.copy(THREE, folder.resolve("ein Lehrer für alle.onnx"));
        open(Configs.of(copy, cache()), Tensors.pictures());
        assertThat(kept()).hasSize(1);
        open(
                Configs.of(copy, cache(), Configs.outputs("logits", "embedding", null)),
                Tensors.pictures());
        assertThat(kept()).hasSize(2);
        Files.copy(
                Tensors.resource("weights-beside.onnx"), copy, StandardCopyOption.REPLACE_EXISTING);
        Path weights = folder.resolve("weights-beside.bin");
        Files.copy(Tensors.resource("weights-beside.bin"), weights);
        open(Configs.of(copy, cache()), Tensors.pictures());
        assertThat(kept()).hasSize(3);
        byte[] other = Files.readAllBytes(weights);
        other[3] ^= 1;
        Files.write(weights, other);
        open(Configs.of(copy, cache()), Tensors.pictures());
        assertThat(kept()).hasSize(4);
    }

    @Test
    void answersForDrawnViewsWithWhatTheySay() {
        Tensors pictures = Tensors.pictures().askingForDrawnViews();
        float[] other = new float[288];
        Arrays.fill(other, 0.5f);
        try (Teacher teacher = open(Configs.of(THREE, cache()), pictures)) {
            assertThat(teacher.answersDrawnViews()).isTrue();
            TeacherOutput output = teacher.output(pictures.drawnBatch(manager, other), manager);
            assertValues(output.embedding(), 0.5f, 1, 1, 0.5f, 1, 1);
            assertThat(output.embedding().getManager()).isSameAs(manager);
        }
    }

    @Test
    void leavesNoArraysBehind() {
        int before = manager.getManagedArrays().size();
        open(Configs.of(THREE, cache()), Tensors.pictures());
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    private static float[] row(float... values) {
        return values;
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(cache())) {
            return files.toList();
        }
    }

    private Teacher open(OnnxTeacherConfig config, Tensors data) {
        return OnnxTeacher.open(config, data.context(OnMissing.FAULT, manager));
    }

    private TeacherOutput answer(OnnxTeacherConfig config, Tensors data) {
        return open(config, data).output(data.batch(manager), manager);
    }

    private static void assertValues(NDArray array, float... expected) {
        assertThat(array.toFloatArray()).containsExactly(expected, within(1e-6f));
    }
}
