package org.kdtoolkit.baselines.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;

/** A pass of an array through a block in training, on the array's own device. */
public final class TrainingPass {

    private TrainingPass() {}

    /**
     * What a block of one input and one output makes of an array, whose manager owns the result.
     */
    public static NDArray through(Block block, NDArray input) {
        // weights are on the array's device: the store has nothing to move
        ParameterStore store = new ParameterStore(input.getManager(), false);
        return block.forward(store, new NDList(input), true).singletonOrThrow();
    }
}
