package org.kdtoolkit.onnx.student;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.onnx.graph.OnnxGraph;
import org.kdtoolkit.onnx.input.GraphInput;
import org.kdtoolkit.onnx.input.InputGraphs;
import org.kdtoolkit.onnx.network.NetworkOutputs;
import org.kdtoolkit.onnx.network.NetworkWriter;
import org.kdtoolkit.predict.DescriptionJson;
import org.kdtoolkit.predict.Labels;
import org.kdtoolkit.predict.Student;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.predict.ToolkitVersion;

/**
 * A student as ONNX: what is done to decoded files, the network, and in the metadata all that is
 * known of it.
 *
 * <p>The outputs are {@code probabilities} and {@code logits} [batch, C], which a student without a
 * head does not have, and {@code embedding} [batch, D]. The metadata has {@code classes}, a list in
 * JSON in the order of the scores; {@code student}, its description in JSON; {@code toolkit}, the
 * version that wrote it; {@code network-input}, the value that the network itself is given, where a
 * teacher is entered; {@code inside} and {@code outside}, what the graph does to its input and what
 * it leaves to others.
 *
 * @param model the graph with its weights
 * @param input its input
 */
public record OnnxStudent(ModelProto model, GraphInput input) {

    /** The output of each class's probability. */
    public static final String PROBABILITIES = "probabilities";

    /** The output of class scores before softmax or sigmoid. */
    public static final String LOGITS = "logits";

    /** The output of embeddings. */
    public static final String EMBEDDING = "embedding";

    private static final String BATCH = "batch";

    /**
     * Writes a student.
     *
     * @throws ConfigurationException if its network does not describe itself, or is too large
     */
    public static OnnxStudent of(Student student) {
        StudentDescription description = student.description();
        OnnxGraph graph = new OnnxGraph("student");
        Shape sample = description.inputShape();
        GraphInput input = InputGraphs.write(graph, description.input().files(), sample);
        NetworkOutputs outputs =
                NetworkWriter.write(
                        graph,
                        description.network().type(),
                        student.network(),
                        input.value(),
                        sample);
        if (description.head()) {
            List<String> axes = List.of(BATCH, Long.toString(outputs.classes()));
            String probabilities = outputs.probabilities(kind(description.labels()));
            graph.output(PROBABILITIES, probabilities, DataType.FLOAT, axes);
            graph.output(LOGITS, outputs.logits(), DataType.FLOAT, axes);
        }
        List<String> axes = List.of(BATCH, Long.toString(outputs.width()));
        graph.output(EMBEDDING, outputs.embedding(), DataType.FLOAT, axes);
        return new OnnxStudent(
                graph.model("kd-toolkit", ToolkitVersion.text(), metadata(description, input)),
                input);
    }

    private static TargetKind kind(Labels labels) {
        return labels == Labels.SEVERAL ? TargetKind.MULTI_LABEL : TargetKind.SINGLE_LABEL;
    }

    private static Map<String, String> metadata(StudentDescription description, GraphInput input) {
        DescriptionJson json = new DescriptionJson();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("classes", json.classes(description));
        metadata.put("student", json.line(description));
        metadata.put("toolkit", ToolkitVersion.text());
        metadata.put("network-input", input.value());
        metadata.put("inside", input.inside());
        metadata.put("outside", input.outside());
        return metadata;
    }
}
