package org.kdtoolkit.onnx.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.onnx.graph.Attributes;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** A student that was exported with its preprocessing is given what the modality gives. */
class ExportedStudentTest {

    private static final String STUDENT =
            "{\"input\":{\"files\":{\"kind\":\"image\",\"size\":[1,2],\"channels\":3,"
                    + "\"mean\":[0.5,0.5,0.5],\"std\":[0.5,0.5,0.5]},\"shape\":[3,1,2]}}";

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void isEnteredBehindItsPreprocessing() throws IOException {
        float[] values = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, -0.6f};
        Tensors picture = Tensors.of(new Shape(3, 1, 2), values).withFiles(image(0.5));
        assertThat(answer(exported(), picture)).containsExactly(values, within(1e-6f));
    }

    @Test
    void takesBytesWhereTheModalityHasAnotherSize() throws IOException {
        float[] values = new float[12];
        values[0] = 1;
        Tensors picture = Tensors.of(new Shape(3, 1, 4), values);
        assertThat(answer(exported(), picture))
                .containsExactly(
                        new float[] {1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}, within(1e-6f));
    }

    @Test
    void refusesAModalityThatPreparesItsSamplesOtherwise() throws IOException {
        Path file = exported();
        Tensors picture = Tensors.of(new Shape(3, 1, 2), new float[6]).withFiles(image(0.4));
        String message =
                file
                        + ": its student learnt from 'mean: [0.5,0.5,0.5]', but the modality has"
                        + " 'mean: [0.4,0.4,0.4]'; give the teacher one that has the same";
        assertThatThrownBy(() -> answer(file, picture))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
        assertThatThrownBy(
                        () -> OnnxTeacher.checkFiles(config(file), new Shape(3, 1, 2), image(0.4)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
        OnnxTeacher.checkFiles(config(file), new Shape(3, 1, 2), image(0.5));
    }

    private static ModalitySpec image(double mean) {
        return ModalitySpec.of(
                "image",
                new ImageConfig(
                        Optional.of(List.of(1, 2)),
                        3,
                        Optional.of(List.of(mean, mean, mean)),
                        Optional.of(List.of(0.5, 0.5, 0.5))));
    }

    /** Gives its network's input as the embedding: (bytes / 255 - 0.5) / 0.5, channels first. */
    private Path exported() throws IOException {
        OnnxGraph graph = new OnnxGraph("student");
        String picture =
                graph.input("picture", DataType.UINT8, List.of("batch", "height", "width", "3"));
        String floats =
                graph.add(
                        "Cast",
                        List.of(picture),
                        Attributes.number("to", DataType.FLOAT.getNumber()));
        String first =
                graph.add("Transpose", List.of(floats), Attributes.numbers("perm", 0, 3, 1, 2));
        String scaled = graph.add("Div", List.of(first, graph.constant(127.5f)));
        String input = graph.add("Sub", List.of(scaled, graph.constant(1)));
        String row = graph.add("Flatten", List.of(input), Attributes.number("axis", 1));
        graph.output("embedding", row, DataType.FLOAT, List.of("batch", "width"));
        Map<String, String> metadata = Map.of("student", STUDENT, "network-input", input);
        return Files.write(
                folder.resolve("student.onnx"), graph.model("test", "1", metadata).toByteArray());
    }

    private OnnxTeacherConfig config(Path file) {
        return Configs.of(file, folder.resolve("cache"));
    }

    private float[] answer(Path file, Tensors data) {
        return OnnxTeacher.open(config(file), data.context(OnMissing.FAULT, manager))
                .output(data.batch(manager), manager)
                .embedding()
                .toFloatArray();
    }
}
