package org.kdtoolkit.onnx.int8;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.Set;

/** The part of a graph behind one of its values: a network without its preprocessing. */
public final class NetworkPart {

    private NetworkPart() {}

    /**
     * Cuts a graph.
     *
     * @param model the whole graph
     * @param value where the part begins; becomes its only input
     * @param sample the value's shape without the batch; -1 where an axis is free
     * @return a graph with those outputs that depend on the value
     * @throws IllegalArgumentException if the part takes other values of the graph, too
     */
    public static ModelProto of(ModelProto model, String value, Shape sample) {
        GraphProto graph = model.getGraph();
        Set<String> behind = GraphIndex.dependents(graph, value);
        Set<String> known = new HashSet<>(behind);
        known.add(""); // an optional input that is left out
        graph.getInitializerList().stream().map(TensorProto::getName).forEach(known::add);
        GraphProto.Builder part = GraphProto.newBuilder().setName(graph.getName());
        Set<String> taken = new HashSet<>();
        for (NodeProto node : graph.getNodeList()) {
            boolean constant = known.containsAll(node.getInputList());
            if (constant && !node.getOutputList().contains(value)) {
                part.addNode(node);
                known.addAll(node.getOutputList());
                taken.addAll(node.getInputList());
            } else if (node.getInputList().stream().anyMatch(behind::contains)) {
                throw new IllegalArgumentException(
                        "the node '%s' takes other values than '%s' and those behind it: %s"
                                .formatted(node.getName(), value, node.getInputList()));
            }
        }
        graph.getInitializerList().stream()
                .filter(tensor -> taken.contains(tensor.getName()))
                .forEach(part::addInitializer);
        part.addInput(input(value, sample));
        graph.getOutputList().stream()
                .filter(output -> behind.contains(output.getName()))
                .forEach(part::addOutput);
        return model.toBuilder().setGraph(part).build();
    }

    private static ValueInfoProto input(String name, Shape sample) {
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        axes.addDimBuilder().setDimParam("batch");
        for (int axis = 0; axis < sample.dimension(); axis++) {
            if (sample.get(axis) < 0) {
                axes.addDimBuilder().setDimParam("axis" + axis);
            } else {
                axes.addDimBuilder().setDimValue(sample.get(axis));
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                                .setShape(axes)))
                .build();
    }
}
