package org.kdtoolkit.api.model;

import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What DJL's own layers compute in evaluation. */
final class LayerDescriptions {

    /** The layers without settings that DJL makes of functions, by the names that it gives them. */
    private static final Map<String, DescribedLayer> FUNCTIONS =
            Map.ofEntries(
                    Map.entry("ReLU", NetworkGraph::relu),
                    Map.entry("GELU", NetworkGraph::gelu),
                    Map.entry("sigmoid", NetworkGraph::sigmoid),
                    Map.entry("Tanh", NetworkGraph::tanh),
                    Map.entry("identity", (graph, input) -> input),
                    Map.entry("batchFlatten", LayerDescriptions::flatten),
                    Map.entry("globalAvgPool1d", LayerDescriptions::mean),
                    Map.entry("globalAvgPool2d", LayerDescriptions::mean),
                    Map.entry("globalAvgPool3d", LayerDescriptions::mean),
                    Map.entry("globalMaxPool1d", LayerDescriptions::max),
                    Map.entry("globalMaxPool2d", LayerDescriptions::max),
                    Map.entry("globalMaxPool3d", LayerDescriptions::max));

    private LayerDescriptions() {}

    static GraphValue describe(Block layer, NetworkGraph graph, GraphValue input) {
        if (layer instanceof DescribedLayer described) {
            return described.describe(graph, input);
        }
        if (layer instanceof Convolution convolution) {
            return convolution(convolution, graph, input);
        }
        if (layer instanceof Linear) {
            return graph.linear(input, weight(layer), bias(layer));
        }
        if (layer instanceof Dropout) {
            return input;
        }
        if (layer instanceof LambdaBlock function && FUNCTIONS.containsKey(function.getName())) {
            return FUNCTIONS.get(function.getName()).describe(graph, input);
        }
        if (layer.getClass() == SequentialBlock.class) {
            GraphValue current = input;
            for (Block child : layer.getChildren().values()) {
                current = describe(child, graph, current);
            }
            return current;
        }
        throw new NotDescribedException(
                "its layer %s does not describe what it computes".formatted(name(layer)));
    }

    private static String name(Block layer) {
        String kind = layer.getClass().getSimpleName();
        return layer instanceof LambdaBlock function
                ? "%s '%s'".formatted(kind, function.getName())
                : kind;
    }

    private static GraphValue convolution(Convolution layer, NetworkGraph graph, GraphValue input) {
        Window window =
                new Window(
                        layer.getKernelShape(),
                        layer.getStride(),
                        layer.getPadding(),
                        layer.getDilation());
        return graph.convolution(input, weight(layer), bias(layer), window, layer.getGroups());
    }

    private static GraphValue flatten(NetworkGraph graph, GraphValue input) {
        return graph.reshape(input, -1, input.shape().slice(1).size());
    }

    private static GraphValue mean(NetworkGraph graph, GraphValue input) {
        return graph.mean(input, positions(input));
    }

    private static GraphValue max(NetworkGraph graph, GraphValue input) {
        return graph.max(input, positions(input));
    }

    /** The axes behind those of batch and channels. */
    private static int[] positions(GraphValue input) {
        return IntStream.range(2, input.shape().dimension()).toArray();
    }

    private static Parameter weight(Block layer) {
        return layer.getDirectParameters().get("weight");
    }

    private static Optional<Parameter> bias(Block layer) {
        ParameterList parameters = layer.getDirectParameters();
        return parameters.contains("bias") ? Optional.of(parameters.get("bias")) : Optional.empty();
    }
}
