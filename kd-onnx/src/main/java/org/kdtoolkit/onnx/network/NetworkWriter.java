package org.kdtoolkit.onnx.network;

import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NotDescribedException;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/**
 * Writes what a network tells of itself as operators of ONNX. Weights have their names in the state
 * dict, and the operators that use them those of their layers: {@code conv1/Conv} has {@code
 * conv1.weight}.
 *
 * <p>A batch norm directly behind a convolution, or behind a linear layer of embeddings, becomes
 * part of it, whose weights are then named after both: {@code conv1+bn1.weight}. A product of
 * tokens and a matrix has the matrix {@code fc1.weight.transposed}.
 */
public final class NetworkWriter {

    /** What protobuf can hold in one message, less what nodes, constants and metadata may take. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - (64L << 20);

    private NetworkWriter() {}

    /**
     * Writes a network.
     *
     * @param graph takes operators and weights
     * @param type the name of the network's provider, for messages
     * @param network with its weights
     * @param input the name of a value [batch, ...] of float32 in the graph
     * @param sample the shape of one sample, without the batch
     * @throws ConfigurationException if the network does not describe itself, or is larger than a
     *     file of ONNX
     */
    public static NetworkOutputs write(
            OnnxGraph graph, String type, Backbone network, String input, Shape sample) {
        return write(graph, type, network, input, sample, MOST_BYTES);
    }

    static NetworkOutputs write(
            OnnxGraph graph,
            String type,
            Backbone network,
            String input,
            Shape sample,
            long mostBytes) {
        requireFits(type, network, mostBytes);
        Operators operators = new Operators(graph, input, new LayerWeights(graph, network.state()));
        try {
            GraphValue batch = new GraphValue(input, new Shape(Operators.FREE).addAll(sample));
            return new NetworkOutputs(operators, network.describe(operators, batch));
        } catch (NotDescribedException e) {
            throw new ConfigurationException(
                    "the network '%s' can't be written as ONNX: %s; its author adds that by Backbone.describe, until then export it as safetensors"
                            .formatted(type, e.getMessage()),
                    e);
        }
    }

    private static void requireFits(String type, Backbone network, long mostBytes) {
        long bytes =
                network.state().entries().values().stream()
                        .mapToLong(weight -> weight.getArray().size() * Float.BYTES)
                        .sum();
        if (bytes > mostBytes) {
            throw new ConfigurationException(
                    "the network '%s' has %d bytes of weights, and an ONNX file takes %d; export it as safetensors"
                            .formatted(type, bytes, mostBytes));
        }
    }
}
