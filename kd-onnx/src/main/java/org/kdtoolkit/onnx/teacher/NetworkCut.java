package org.kdtoolkit.onnx.teacher;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out what a file does before a value, which becomes its only input. */
final class NetworkCut {

    private final GraphProto graph;
    private final ValueInfoProto input;
    private final Set<String> needed = new HashSet<>();

    private NetworkCut(GraphProto graph, ValueInfoProto input) {
        this.graph = graph;
        this.input = input;
    }

    /**
     * Cuts a file.
     *
     * @param input a value that all outputs are computed from, with its type and shape
     */
    static ModelProto behind(ModelProto model, ValueInfoProto input) {
        return model.toBuilder().setGraph(new NetworkCut(model.getGraph(), input).cut()).build();
    }

    private GraphProto cut() {
        graph.getOutputList().forEach(output -> needed.add(output.getName()));
        List<NodeProto> kept = new ArrayList<>();
        for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
            NodeProto node = graph.getNode(i);
            needed.remove(input.getName());
            if (node.getOutputList().stream().anyMatch(needed::contains)) {
                kept.add(node);
                need(node);
            }
        }
        Collections.reverse(kept);
        List<TensorProto> weights =
                graph.getInitializerList().stream()
                        .filter(weight -> needed.contains(weight.getName()))
                        .toList();
        return graph.toBuilder()
                .clearNode()
                .addAllNode(kept)
                .clearInitializer()
                .addAllInitializer(weights)
                .clearValueInfo()
                .clearInput()
                .addInput(input)
                .build();
    }

    /** A node in a graph within an attribute may read any value outside. */
    private void need(NodeProto node) {
        needed.addAll(node.getInputList());
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                attribute.getG().getNodeList().forEach(this::need);
            }
        }
    }
}
