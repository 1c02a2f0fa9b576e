package org.kdtoolkit.onnx.int8;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.data.HostTensor;

/** Runs a graph on samples, and finds between which bounds its inner values are. */
public final class RangeMeter {

    private static final int BATCH = 32;

    private RangeMeter() {}

    /**
     * Runs a graph.
     *
     * @param network a graph with one input
     * @param samples what goes in
     * @param values which values are measured
     * @throws OrtException if the runtime can't run it
     */
    public static Map<String, ValueRange> measure(
            ModelProto network, List<HostTensor> samples, Set<String> values) throws OrtException {
        String input = network.getGraph().getInput(0).getName();
        List<String> inner = new ArrayList<>(new TreeSet<>(values));
        inner.remove(input);
        Map<String, ValueRange> ranges = new HashMap<>();
        byte[] file = withOutputs(network, inner).toByteArray();
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file)) {
            for (List<HostTensor> batch : Batches.of(samples, BATCH)) {
                try (OnnxTensor tensor = Batches.tensor(batch)) {
                    add(ranges, input, tensor);
                    run(session, Map.of(input, tensor), Set.copyOf(inner), ranges);
                }
            }
        }
        return ranges;
    }

    private static void run(
            OrtSession session,
            Map<String, OnnxTensor> input,
            Set<String> inner,
            Map<String, ValueRange> ranges)
            throws OrtException {
        if (inner.isEmpty()) {
            return;
        }
        try (OrtSession.Result result = session.run(input, inner)) {
            for (Map.Entry<String, OnnxValue> value : result) {
                add(ranges, value.getKey(), (OnnxTensor) value.getValue());
            }
        }
    }

    private static ModelProto withOutputs(ModelProto model, List<String> values) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        TypeProto floats =
                TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder()
                                        .setElemType(TensorProto.DataType.FLOAT_VALUE))
                        .build();
        Set<String> known = new TreeSet<>();
        graph.getOutputList().forEach(output -> known.add(output.getName()));
        values.stream()
                .filter(value -> !known.contains(value))
                .forEach(
                        value ->
                                graph.addOutput(
                                        ValueInfoProto.newBuilder()
                                                .setName(value)
                                                .setType(floats)));
        return model.toBuilder().setGraph(graph).build();
    }

    private static void add(Map<String, ValueRange> ranges, String name, OnnxTensor tensor) {
        FloatBuffer values = tensor.getFloatBuffer();
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        while (values.hasRemaining()) {
            float value = values.get();
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        ranges.merge(name, new ValueRange(low, high), ValueRange::with);
    }
}
