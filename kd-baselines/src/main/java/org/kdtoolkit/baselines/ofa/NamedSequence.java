package org.kdtoolkit.baselines.ofa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.baselines.layer.TrainingPass;

/** Layers one after the other, with the names that their weights have in the published modules. */
final class NamedSequence implements Stateful {

    private final SequentialBlock layers = new SequentialBlock();
    private final StateDict.Builder state = StateDict.builder();

    /**
     * Appends a layer.
     *
     * @param name the prefix of its weights' names
     */
    NamedSequence add(String name, Block layer) {
        layers.add(layer);
        state.add(name, layer);
        return this;
    }

    /** Appends a layer without weights. */
    NamedSequence add(Block layer) {
        layers.add(layer);
        return this;
    }

    /**
     * Creates the weights.
     *
     * @param manager owns them
     * @param input the shape of a batch
     */
    NamedSequence initialized(NDManager manager, Shape input) {
        layers.initialize(manager, DataType.FLOAT32, input);
        return this;
    }

    /** What the layers make of an array in training; its manager owns the result. */
    NDArray apply(NDArray input) {
        return TrainingPass.through(layers, input);
    }

    @Override
    public StateDict state() {
        return state.build();
    }
}
