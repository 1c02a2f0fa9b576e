package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import org.kdtoolkit.api.model.TorchLayers;

/** A linear map of vectors that is part of an objective, and trained with it. */
public final class TrainedLinear {

    private final Linear layer;
    private final ParameterStore parameters;

    /**
     * A fresh map.
     *
     * @param manager owns the parameters; its engine's random numbers initialise them
     */
    public TrainedLinear(int in, int out, NDManager manager) {
        layer = TorchLayers.linear(in, out);
        layer.initialize(manager, DataType.FLOAT32, new Shape(1, in));
        parameters = new ParameterStore(manager, false);
    }

    /** Maps rows, [B, in] to [B, out], or tokens, [B, K, in] to [B, K, out]. */
    public NDArray map(NDArray rows) {
        return layer.forward(parameters, new NDList(rows), true).singletonOrThrow();
    }

    /** The layer that holds the weights. */
    public Linear layer() {
        return layer;
    }
}
