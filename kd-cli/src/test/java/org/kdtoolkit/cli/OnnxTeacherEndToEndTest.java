package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.models.ConvNetConfig;
import org.kdtoolkit.onnx.graph.OnnxGraph;
import org.kdtoolkit.onnx.network.NetworkOutputs;
import org.kdtoolkit.onnx.network.NetworkWriter;

/** A network teaches the same from an ONNX file as from its own. */
class OnnxTeacherEndToEndTest {

    private static final Shape PICTURE = new Shape(1, 8, 8);
    private static final int CLASSES = 6;

    @TempDir private Path folder;

    @Test
    void aStudentTeachesTheNextThroughOnnx() throws IOException {
        TinyExperiment tiny = TinyExperiment.synthetic(folder);
        assertThat(tiny.run("train", "--method", "none", "--out", out("first"))).isZero();
        Path weights = folder.resolve("out/first/none/seed-1/student.safetensors");
        write(weights, folder.resolve("ein Lehrer für alle.onnx"));

        String backbone =
                "teacher={modality: image, type: backbone, network: {type: convnet, widths: [6,"
                        + " 12]}, weights: out/first/none/seed-1/student.safetensors}";
        String onnx = "teacher={modality: image, type: onnx, path: ein Lehrer für alle.onnx}";
        assertThat(tiny.run("validate", onnx)).as(tiny.err()).isZero();
        assertThat(
                        tiny.run(
                                "validate",
                                onnx.replace("}", ", outputs: {logits: logits}}"),
                                "dataset.classes=7"))
                .isEqualTo(2);
        assertThat(tiny.err())
                .contains("teacher: ", "its output 'logits'", "can't be the logits", "[batch, 7]");
        for (String method : List.of("kd", "mnf+csc")) {
            for (String teacher : List.of(backbone, onnx)) {
                String out = teacher.equals(onnx) ? "onnx" : "backbone";
                assertThat(
                                tiny.run(
                                        "train",
                                        "--method",
                                        method,
                                        "--out",
                                        out(out),
                                        "training.epochs=1",
                                        teacher))
                        .as(tiny.err())
                        .isZero();
            }
            assertClose(
                    tiny.json("onnx/" + method + "/seed-1/result.json").get("teacher"),
                    tiny.json("backbone/" + method + "/seed-1/result.json").get("teacher"));
            assertClose(
                    tiny.lines("onnx/" + method + "/seed-1/metrics.jsonl").get(0).get("losses"),
                    tiny.lines("backbone/" + method + "/seed-1/metrics.jsonl")
                            .get(0)
                            .get("losses"));
        }
    }

    private String out(String name) {
        return folder.resolve("out").resolve(name).toString();
    }

    private static void assertClose(JsonNode actual, JsonNode expected) {
        assertThat(expected.size()).isPositive();
        assertThat(actual.size()).isEqualTo(expected.size());
        expected.properties()
                .forEach(
                        term ->
                                assertThat(actual.get(term.getKey()).asDouble())
                                        .as(term.getKey())
                                        .isCloseTo(term.getValue().asDouble(), within(1e-5)));
    }

    private static void write(Path weights, Path file) throws IOException {
        Registry registry = Plugins.registry(Optional.empty());
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone network =
                    registry.create(
                            Kind.BACKBONE,
                            "convnet",
                            new ConvNetConfig(List.of(6, 12)),
                            BackboneContext.of(PICTURE, CLASSES, manager));
            new WeightsFile(weights).load(network.state(), manager, "configure it alike");
            OnnxGraph graph = new OnnxGraph("student");
            String input = graph.input("image", DataType.FLOAT, List.of("batch", "1", "8", "8"));
            NetworkOutputs outputs = NetworkWriter.write(graph, "convnet", network, input, PICTURE);
            graph.output(
                    "embedding", outputs.embedding(), DataType.FLOAT, List.of("batch", "width"));
            graph.output("logits", outputs.logits(), DataType.FLOAT, List.of("batch", "6"));
            Files.write(file, graph.model("test", "1", Map.of()).toByteArray());
        }
    }
}
