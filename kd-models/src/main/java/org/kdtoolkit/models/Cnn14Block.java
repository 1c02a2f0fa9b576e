package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import java.util.function.Consumer;
import org.kdtoolkit.api.model.DescribedLayer;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/** Two 3x3 convolutions, each with batch norm and ReLU. */
final class Cnn14Block extends SequentialBlock
        implements Stateful, DescribedLayer, PreactivatedLayer {

    private final StateDict state;
    private final Block norm;

    /** A block that returns so many channels. */
    Cnn14Block(int channels) {
        Conv2d first = convolution(channels);
        Conv2d second = convolution(channels);
        Block firstNorm = TorchLayers.batchNorm();
        Block secondNorm = TorchLayers.batchNorm();
        add(first).add(firstNorm).add(Activation.reluBlock());
        add(second).add(secondNorm).add(Activation.reluBlock());
        norm = secondNorm;
        // the published module lists both convolutions before the norms
        state =
                StateDict.builder()
                        .add("conv1", first)
                        .add("conv2", second)
                        .add("bn1", firstNorm)
                        .add("bn2", secondNorm)
                        .build();
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public NDList forward(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            Consumer<NDArray> preactivation) {
        NDList current = inputs;
        for (Block layer : getChildren().values()) {
            current = layer.forward(parameters, current, training);
            if (layer == norm) {
                preactivation.accept(current.singletonOrThrow());
            }
        }
        return current;
    }

    @Override
    public Shape preactivation(Shape input) {
        return getOutputShapes(new Shape[] {input})[0];
    }

    @Override
    public Block norm() {
        return norm;
    }

    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue input) {
        GraphValue current = input;
        for (Block layer : getChildren().values()) {
            current = graph.layer(layer, current);
        }
        return current;
    }

    private static Conv2d convolution(int channels) {
        return new PlainConvolution(channels, 3, 1, Cnn14.WEIGHTS).layer();
    }
}
