package org.kdtoolkit.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A graph that grows operator by operator. Values go by names, which it gives; each begins with
 * what made it, so that whoever opens the file in a viewer finds the way.
 */
public final class OnnxGraph {

    /** The operators' version, which ONNX Runtime 1.22 and all later ones read. */
    public static final int OPERATORS = 18;

    /** The version of the file's form that goes with these operators. */
    private static final int FORM = 8;

    private final GraphProto.Builder graph;
    private int count;

    /** Creates a graph without nodes. */
    public OnnxGraph(String name) {
        this.graph = GraphProto.newBuilder().setName(name);
    }

    /**
     * Adds an input.
     *
     * @param axes what its axes are called where they are free, or how long they are: {@code
     *     "batch"}, {@code "3"}
     * @return its name
     */
    public String input(String name, DataType type, List<String> axes) {
        graph.addInput(value(name, type, axes));
        return name;
    }

    /** Makes a value an output under a name of its own. */
    public void output(String name, String value, DataType type, List<String> axes) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType("Identity")
                        .setName(name)
                        .addInput(value)
                        .addOutput(name));
        graph.addOutput(value(name, type, axes));
    }

    /**
     * Adds an operator of one output.
     *
     * @param inputs values; an empty name where an optional one is left out
     * @return the output's name
     */
    public String add(String operator, List<String> inputs, AttributeProto... attributes) {
        return add("%s_%d".formatted(operator, count++), operator, inputs, attributes);
    }

    /**
     * Adds an operator of one output under a name, such as that of the layer whose weights it uses.
     *
     * @param name of the node and of its output; no other value may have it
     */
    public String add(
            String name, String operator, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType(operator)
                        .setName(name)
                        .addAllInput(inputs)
                        .addOutput(name)
                        .addAllAttribute(Arrays.asList(attributes)));
        return name;
    }

    /** Adds a tensor of float32 under a name, such as that of a weight. */
    public String weight(String name, float[] values, long... shape) {
        ByteBuffer bytes = bytes(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return tensor(name, DataType.FLOAT, bytes, shape);
    }

    /** Adds a constant of float32. */
    public String constant(float[] values, long... shape) {
        return weight("Constant_%d".formatted(count++), values, shape);
    }

    /** Adds a constant of float32 without axes. */
    public String constant(float value) {
        return constant(new float[] {value});
    }

    /** Adds a constant of float64, for what float32 is too coarse for. */
    public String precise(double[] values, long... shape) {
        ByteBuffer bytes = bytes(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        return tensor("Constant_%d".formatted(count++), DataType.DOUBLE, bytes, shape);
    }

    /** Adds a constant of float64 without axes. */
    public String precise(double value) {
        return precise(new double[] {value});
    }

    /** Adds a list of whole numbers, such as a shape or axes. */
    public String numbers(long... values) {
        return whole(values, values.length);
    }

    /** Adds a whole number without axes. */
    public String number(long value) {
        return whole(new long[] {value});
    }

    private String whole(long[] values, long... shape) {
        ByteBuffer bytes = bytes(values.length * Long.BYTES);
        bytes.asLongBuffer().put(values);
        return tensor("Constant_%d".formatted(count++), DataType.INT64, bytes, shape);
    }

    private String tensor(String name, DataType type, ByteBuffer bytes, long... shape) {
        graph.addInitializer(
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(type.getNumber())
                        .addAllDims(Arrays.stream(shape).boxed().toList())
                        .setRawData(ByteString.copyFrom(bytes.array())));
        return name;
    }

    /**
     * Ends the graph.
     *
     * @param producer which program wrote it, and its version
     * @param version of the program
     * @param metadata texts that runtimes show beside the graph
     */
    public ModelProto model(String producer, String version, Map<String, String> metadata) {
        List<StringStringEntryProto> entries = new ArrayList<>();
        metadata.forEach(
                (key, text) ->
                        entries.add(
                                StringStringEntryProto.newBuilder()
                                        .setKey(key)
                                        .setValue(text)
                                        .build()));
        return ModelProto.newBuilder()
                .setIrVersion(FORM)
                .setProducerName(producer)
                .setProducerVersion(version)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setGraph(graph)
                .addAllMetadataProps(entries)
                .build();
    }

    private static ValueInfoProto value(String name, DataType type, List<String> axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (String axis : axes) {
            TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (axis.chars().allMatch(Character::isDigit)) {
                dimension.setDimValue(Long.parseLong(axis));
            } else {
                dimension.setDimParam(axis);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(type.getNumber())
                                                .setShape(shape)))
                .build();
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
