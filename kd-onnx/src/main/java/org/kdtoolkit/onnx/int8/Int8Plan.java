package org.kdtoolkit.onnx.int8;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a graph computes in 8 bits. Layers with weights do, and what lies between them as far as
 * it stays in whole numbers: maxima, sums of two branches, changes of shape. Softmax, norms, means
 * and all that comes before the network stay as they are.
 *
 * @param layers the layers by the names of their outputs
 * @param values the values that are rounded to 8 bits; each with the value whose range it has
 */
public record Int8Plan(Map<String, Layer> layers, Map<String, String> values) {

    private static final Set<String> SAME_RANGE =
            Set.of("MaxPool", "Reshape", "Transpose", "Flatten", "Squeeze", "Unsqueeze");

    /** Keeps the order. */
    public Int8Plan {
        layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The values whose ranges have to be known. */
    public Set<String> measured() {
        return Set.copyOf(values.values());
    }

    /**
     * Plans.
     *
     * @param model a graph of float32
     * @param network the value that goes into the network, behind all preprocessing
     * @param least the fewest weights with which a layer is worth it
     */
    public static Int8Plan of(ModelProto model, String network, long least) {
        GraphProto graph = model.getGraph();
        GraphIndex index = new GraphIndex(graph);
        Set<String> behind = GraphIndex.dependents(graph, network);
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (NodeProto node : graph.getNodeList()) {
            Layer.of(node, index)
                    .filter(layer -> behind.contains(layer.input()))
                    .filter(layer -> layer.size() >= least)
                    .ifPresent(layer -> layers.put(layer.output(), layer));
        }
        return new Int8Plan(layers, new Values(index, behind, layers).of());
    }

    /** Finds the values that are rounded. */
    private record Values(GraphIndex index, Set<String> behind, Map<String, Layer> layers) {

        Map<String, String> of() {
            Set<String> rounded = new LinkedHashSet<>();
            Deque<String> open = new ArrayDeque<>();
            for (Layer layer : layers.values()) {
                open.add(layer.input());
                if (layer.isConvolution()) { // runtimes have none that ends in float32
                    open.add(withoutRelu(layer.output()));
                }
            }
            while (!open.isEmpty()) {
                String value = open.remove();
                if (rounded.add(value)) {
                    open.addAll(before(value));
                }
            }
            return rounded.stream()
                    .collect(
                            Collectors.toMap(
                                    value -> value,
                                    value -> source(value, rounded),
                                    (a, b) -> a,
                                    LinkedHashMap::new));
        }

        /** The value behind a rectifier, which rounding does by itself, else the value. */
        private String withoutRelu(String value) {
            return index.onlyTaker(value)
                    .filter(node -> node.getOpType().equals("Relu"))
                    .map(node -> node.getOutput(0))
                    .orElse(value);
        }

        /** Those that have to be rounded, too, so that what makes a value has whole numbers. */
        private List<String> before(String value) {
            Optional<NodeProto> maker = index.maker(value);
            if (maker.filter(node -> node.getOpType().equals("Relu")).isPresent()) {
                maker = index.maker(maker.get().getInput(0));
            }
            return maker.map(
                            node ->
                                    SAME_RANGE.contains(node.getOpType())
                                            ? List.of(node.getInput(0))
                                            : node.getOpType().equals("Add")
                                                    ? List.copyOf(node.getInputList())
                                                    : List.<String>of())
                    .filter(behind::containsAll)
                    .orElse(List.of());
        }

        /**
         * Whose range a value has: a maximum's that of what goes in, so that nothing is lost; and
         * that of the rectifier behind it, since what is below 0 becomes 0 there anyway.
         */
        private String source(String value, Set<String> rounded) {
            String source = value;
            for (Optional<NodeProto> maker = index.maker(source);
                    maker.isPresent()
                            && SAME_RANGE.contains(maker.get().getOpType())
                            && rounded.contains(maker.get().getInput(0));
                    maker = index.maker(source)) {
                source = maker.get().getInput(0);
            }
            return rectified(source).filter(rounded::contains).orElse(source);
        }

        /** The rectifier behind a value, with nothing but changes of place between. */
        private Optional<String> rectified(String value) {
            Optional<NodeProto> taker = index.onlyTaker(value);
            while (taker.filter(node -> SAME_RANGE.contains(node.getOpType())).isPresent()) {
                taker = index.onlyTaker(taker.get().getOutput(0));
            }
            return taker.filter(node -> node.getOpType().equals("Relu"))
                    .map(node -> node.getOutput(0));
        }
    }
}
