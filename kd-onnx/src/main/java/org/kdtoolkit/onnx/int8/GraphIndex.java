package org.kdtoolkit.onnx.int8;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The nodes of a graph by the values that they make and take. */
final class GraphIndex {

    private final Map<String, NodeProto> makers = new HashMap<>();
    private final Map<String, List<NodeProto>> takers = new HashMap<>();
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Set<String> outputs = new HashSet<>();

    GraphIndex(GraphProto graph) {
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(value -> makers.put(value, node));
            node.getInputList()
                    .forEach(
                            value ->
                                    takers.computeIfAbsent(value, v -> new ArrayList<>())
                                            .add(node));
        }
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(outputs::add);
    }

    /** What makes a value; nothing for inputs and constants. */
    Optional<NodeProto> maker(String value) {
        return Optional.ofNullable(makers.get(value));
    }

    /** What takes a value. */
    List<NodeProto> takers(String value) {
        return takers.getOrDefault(value, List.of());
    }

    /** The only node that takes a value, unless it is an output besides. */
    Optional<NodeProto> onlyTaker(String value) {
        List<NodeProto> all = takers(value);
        return all.size() == 1 && !outputs.contains(value)
                ? Optional.of(all.get(0))
                : Optional.empty();
    }

    /** A constant of the graph. */
    Optional<TensorProto> constant(String value) {
        return Optional.ofNullable(constants.get(value));
    }

    /** Whether a value is an output of the graph. */
    boolean isOutput(String value) {
        return outputs.contains(value);
    }

    /** The values that depend on a value, and itself, of nodes in their order. */
    static Set<String> dependents(GraphProto graph, String value) {
        Set<String> found = new HashSet<>(Set.of(value));
        for (NodeProto node : graph.getNodeList()) {
            if (node.getInputList().stream().anyMatch(found::contains)) {
                found.addAll(node.getOutputList());
            }
        }
        return found;
    }
}
