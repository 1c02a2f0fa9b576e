package org.kdtoolkit.onnx.int8;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.onnx.graph.Attributes;

/**
 * Writes a graph again with parts of it in 8 bits: values unsigned with a zero point, weights
 * signed with a step a channel, biases in 32 bits.
 */
public final class Int8Graph {

    private static final String ROUNDED = "/int8";
    private static final String RESTORED = "/restored";

    /** These see a value as it is: they make outputs of it, or ask for its shape alone. */
    private static final Set<String> UNTOUCHED = Set.of("Identity", "Shape");

    private final Int8Plan plan;
    private final Map<String, ValueRange> ranges;
    private final GraphProto.Builder graph;

    private Int8Graph(Int8Plan plan, Map<String, ValueRange> ranges, GraphProto.Builder graph) {
        this.plan = plan;
        this.ranges = ranges;
        this.graph = graph;
    }

    /**
     * Writes a graph again.
     *
     * @param model a graph of float32
     * @param plan what of it
     * @param ranges between which bounds the plan's {@linkplain Int8Plan#measured values} were
     */
    public static ModelProto of(ModelProto model, Int8Plan plan, Map<String, ValueRange> ranges) {
        GraphProto before = model.getGraph();
        GraphProto.Builder after = before.toBuilder().clearNode().clearInitializer();
        new Int8Graph(plan, ranges, after).write(before);
        return model.toBuilder().setGraph(after).build();
    }

    private void write(GraphProto before) {
        before.getInputList().forEach(input -> round(input.getName()));
        for (NodeProto node : before.getNodeList()) {
            Layer layer = node.getOutputCount() == 1 ? plan.layers().get(node.getOutput(0)) : null;
            graph.addNode(layer == null ? restored(node) : rounded(layer));
            node.getOutputList().forEach(this::round);
        }
        Set<String> used = new HashSet<>();
        graph.getNodeList().forEach(node -> used.addAll(node.getInputList()));
        before.getInitializerList().stream()
                .filter(tensor -> used.contains(tensor.getName()))
                .forEach(graph::addInitializer);
    }

    private NodeProto restored(NodeProto node) {
        if (UNTOUCHED.contains(node.getOpType())) {
            return node;
        }
        NodeProto.Builder changed = node.toBuilder().clearInput();
        node.getInputList().forEach(value -> changed.addInput(restored(value)));
        return changed.build();
    }

    private String restored(String value) {
        return plan.values().containsKey(value) ? value + RESTORED : value;
    }

    /** Rounds a value of the plan, and restores it. */
    private void round(String value) {
        if (!plan.values().containsKey(value)) {
            return;
        }
        ValueRange range = ranges.get(plan.values().get(value));
        String scale = floats(value + "/scale", new float[] {range.scale()});
        String zero = value + "/zero";
        tensor(zero, DataType.UINT8, new byte[] {(byte) range.zeroPoint()}, List.of());
        node("QuantizeLinear", value + ROUNDED, List.of(value, scale, zero));
        node("DequantizeLinear", value + RESTORED, List.of(value + ROUNDED, scale, zero));
    }

    private NodeProto rounded(Layer layer) {
        ValueRange input = ranges.get(plan.values().get(layer.input()));
        RoundedWeights weights = RoundedWeights.of(layer, input.scale());
        NodeProto.Builder node =
                layer.node().toBuilder()
                        .clearInput()
                        .addInput(restored(layer.input()))
                        .addInput(weights(layer, weights));
        weights.bias().ifPresent(bias -> node.addInput(bias(layer, weights, bias, input.scale())));
        return node.build();
    }

    /** Weights that two layers share may have a bias each: each gets its own. */
    private String weights(Layer layer, RoundedWeights weights) {
        String name = layer.output() + "/weight";
        tensor(name + ROUNDED, DataType.INT8, weights.values(), layer.weights().getDimsList());
        String scale = floats(name + "/scale", weights.scales(), weights.scales().length);
        String zero = name + "/zero";
        tensor(
                zero,
                DataType.INT8,
                new byte[weights.scales().length],
                List.of((long) weights.scales().length));
        return restoredConstant(name, scale, zero, layer.axis());
    }

    private String bias(Layer layer, RoundedWeights weights, int[] bias, float inputScale) {
        String name = layer.output() + "/bias";
        tensor(name + ROUNDED, DataType.INT32, bytes(bias), List.of((long) bias.length));
        float[] scales = weights.scales().clone();
        for (int channel = 0; channel < scales.length; channel++) {
            scales[channel] *= inputScale;
        }
        String scale = floats(name + "/scale", scales, scales.length);
        String zero = name + "/zero";
        tensor(zero, DataType.INT32, bytes(new int[bias.length]), List.of((long) bias.length));
        return restoredConstant(name, scale, zero, 0);
    }

    private String restoredConstant(String name, String scale, String zero, int axis) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType("DequantizeLinear")
                        .addAllInput(List.of(name + ROUNDED, scale, zero))
                        .addOutput(name + RESTORED)
                        .addAttribute(Attributes.number("axis", axis)));
        return name + RESTORED;
    }

    private void node(String operator, String output, List<String> inputs) {
        graph.addNode(
                NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output));
    }

    private String floats(String name, float[] values, long... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        tensor(name, DataType.FLOAT, bytes.array(), Arrays.stream(shape).boxed().toList());
        return name;
    }

    private static byte[] bytes(int[] values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    private void tensor(String name, DataType type, byte[] bytes, List<Long> shape) {
        graph.addInitializer(
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(type.getNumber())
                        .addAllDims(shape)
                        .setRawData(ByteString.copyFrom(bytes)));
    }
}
