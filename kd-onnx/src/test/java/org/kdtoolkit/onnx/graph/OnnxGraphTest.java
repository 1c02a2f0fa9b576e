package org.kdtoolkit.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {

    @Test
    void runsInOnnxRuntimeForAnyBatch() throws OrtException {
        OnnxGraph graph = new OnnxGraph("linear");
        String input = graph.input("x", DataType.FLOAT, List.of("batch", "2"));
        String weight = graph.weight("fc.weight", new float[] {1, 2, 3, 4}, 2, 2);
        String product = graph.add("Gemm", List.of(input, weight), Attributes.number("transB", 1));
        String mean =
                graph.add(
                        "ReduceMean",
                        List.of(product, graph.numbers(1)),
                        Attributes.number("keepdims", 0));
        graph.output("y", mean, DataType.FLOAT, List.of("batch"));
        byte[] file = graph.model("test", "1", Map.of("classes", "[]")).toByteArray();

        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file);
                OnnxTensor x =
                        OnnxTensor.createTensor(environment, new float[][] {{1, 1}, {0, 2}});
                OrtSession.Result result = session.run(Map.of("x", x))) {
            assertThat((float[]) result.get("y").orElseThrow().getValue()).containsExactly(5, 6);
            assertThat(session.getMetadata().getCustomMetadata()).containsEntry("classes", "[]");
        }
    }
}
