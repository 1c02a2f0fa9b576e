package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/** Maps one side's embeddings [B, D] to rows of length 1, [B, F], where the sides are compared. */
final class Embed implements Stateful {

    private final Linear linear;
    private final StateDict state;

    Embed(int in, int out, NDManager manager) {
        linear = TorchLayers.linear(in, out);
        linear.initialize(manager, DataType.FLOAT32, new Shape(1, in));
        state = StateDict.builder().add("linear", linear).build();
    }

    @Override
    public StateDict state() {
        return state;
    }

    NDArray of(NDArray embedding) {
        NDArray weight = linear.getParameters().get("weight").getArray();
        NDArray bias = linear.getParameters().get("bias").getArray();
        return Cosine.unit(Linear.linear(embedding, weight, bias).singletonOrThrow());
    }
}
