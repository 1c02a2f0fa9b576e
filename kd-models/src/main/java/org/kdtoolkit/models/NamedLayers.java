package org.kdtoolkit.models;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/** A sequence of layers, and the names that those with weights have in PyTorch's module. */
final class NamedLayers extends SequentialBlock implements Stateful {

    private final StateDict.Builder state = StateDict.builder();

    /**
     * Appends a layer with weights.
     *
     * @param name the prefix of its weights' names
     * @param layer one of DJL's layers, or a block that names its weights itself
     */
    NamedLayers add(String name, Block layer) {
        super.add(layer);
        if (layer instanceof Stateful stateful) {
            state.add(name, stateful.state());
        } else {
            state.add(name, layer);
        }
        return this;
    }

    /** Appends a layer without weights. */
    @Override
    public NamedLayers add(Block layer) {
        super.add(layer);
        return this;
    }

    /**
     * Closes each intermediate array as soon as the next layer has read it: the engine's graph
     * holds what a backward pass needs, and otherwise the array would stay until the end of the
     * step.
     */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDList current = inputs;
        for (Block layer : getChildren().values()) {
            NDList next = layer.forward(parameters, current, training);
            if (current != inputs) {
                current.close();
            }
            current = next;
        }
        return current;
    }

    /** The weights in the order of the layers. */
    @Override
    public StateDict state() {
        return state.build();
    }
}
