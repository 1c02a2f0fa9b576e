package org.kdtoolkit.onnx.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** A network as an ONNX file, run by ONNX Runtime. */
record WrittenNetwork(ModelProto model) {

    /** Writes a network with all of its outputs. */
    static WrittenNetwork of(Backbone network, Shape sample) {
        OnnxGraph graph = new OnnxGraph("network");
        List<String> axes = new ArrayList<>(List.of("batch"));
        for (long length : sample.getShape()) {
            axes.add(Long.toString(length));
        }
        String input = graph.input("input", DataType.FLOAT, axes);
        NetworkOutputs outputs = NetworkWriter.write(graph, "test", network, input, sample);
        List<String> scores = List.of("batch", Long.toString(outputs.classes()));
        List<String> width = List.of("batch", Long.toString(outputs.width()));
        graph.output("embedding", outputs.embedding(), DataType.FLOAT, width);
        graph.output("logits", outputs.logits(), DataType.FLOAT, scores);
        graph.output(
                "probabilities",
                outputs.probabilities(TargetKind.SINGLE_LABEL),
                DataType.FLOAT,
                scores);
        graph.output("each", outputs.probabilities(TargetKind.MULTI_LABEL), DataType.FLOAT, scores);
        return new WrittenNetwork(graph.model("test", "1", Map.of()));
    }

    /** The names of its operators, in order. */
    List<String> nodes() {
        return model.getGraph().getNodeList().stream().map(node -> node.getName()).toList();
    }

    /** Opens it. The batches that are run may be of any size. */
    OrtSession session() throws OrtException {
        return OrtEnvironment.getEnvironment().createSession(model.toByteArray());
    }

    /** What it makes of a batch: each output, row by row. */
    static Map<String, float[]> run(OrtSession session, NDArray batch) throws OrtException {
        FloatBuffer values = FloatBuffer.wrap(batch.toFloatArray());
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(
                                OrtEnvironment.getEnvironment(),
                                values,
                                batch.getShape().getShape());
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            return Map.of(
                    "embedding", floats(result, "embedding"),
                    "logits", floats(result, "logits"),
                    "probabilities", floats(result, "probabilities"),
                    "each", floats(result, "each"));
        }
    }

    private static float[] floats(OrtSession.Result result, String name) {
        OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
