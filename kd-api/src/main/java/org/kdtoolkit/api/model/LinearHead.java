package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.ParameterList;
import ai.djl.nn.core.Linear;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A linear layer as a head.
 *
 * @param weight [C, D]
 * @param bias [C]
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record LinearHead(NDArray weight, NDArray bias) implements Head {

    /**
     * The head that a layer is.
     *
     * @param layer initialised, with a bias; its own weights are taken, not copies
     */
    public static LinearHead of(Linear layer) {
        ParameterList parameters = layer.getDirectParameters();
        return new LinearHead(
                parameters.get("weight").getArray(), parameters.get("bias").getArray());
    }

    @Override
    public List<NDArray> weights() {
        return List.of(weight, bias);
    }

    @Override
    public NDArray logits(List<NDArray> weights, NDArray embedding) {
        // as the layer itself computes, so that the figures are the same, and nothing is left with
        // the
        // manager of the weights
        return Linear.linear(embedding, weights.get(0), weights.get(1)).singletonOrThrow();
    }
}
