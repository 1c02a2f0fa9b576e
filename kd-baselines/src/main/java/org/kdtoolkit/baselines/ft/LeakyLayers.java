package org.kdtoolkit.baselines.ft;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * Layers that each are followed by a leaky ReLU, with or without batch norm before it. Their names
 * count convolution, norm and activation, whether there is a norm or not.
 */
final class LeakyLayers implements Stateful {

    private static final float SLOPE = 0.1f;
    private static final int NAMES_A_LAYER = 3;

    private final List<List<Block>> layers = new ArrayList<>();
    private final ParameterStore parameters;
    private final StateDict.Builder state = StateDict.builder();

    /** No layers yet. */
    LeakyLayers(NDManager manager) {
        parameters = new ParameterStore(manager, false);
    }

    /** Appends a layer with fresh weights; its input has so many channels. */
    LeakyLayers add(Block layer, int in, NDManager manager) {
        Shape input = new Shape(1, in, 1, 1);
        layer.initialize(manager, DataType.FLOAT32, input);
        state.add(Integer.toString(NAMES_A_LAYER * layers.size()), layer);
        layers.add(List.of(layer));
        return this;
    }

    /** The same with batch norm behind it, over so many channels. */
    LeakyLayers addNormed(Block layer, int in, int out, NDManager manager) {
        int name = NAMES_A_LAYER * layers.size();
        add(layer, in, manager);
        Block norm = TorchLayers.batchNorm();
        norm.initialize(manager, DataType.FLOAT32, new Shape(1, out, 1, 1));
        state.add(Integer.toString(name + 1), norm);
        layers.set(layers.size() - 1, List.of(layer, norm));
        return this;
    }

    /** Runs the layers on [B, D, height, width]; batch norms train. */
    NDArray run(NDArray map) {
        NDArray current = map;
        for (List<Block> blocks : layers) {
            for (Block block : blocks) {
                current = block.forward(parameters, new NDList(current), true).singletonOrThrow();
            }
            current = Activation.leakyRelu(current, SLOPE);
        }
        return current;
    }

    @Override
    public StateDict state() {
        return state.build();
    }
}
