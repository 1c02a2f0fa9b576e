package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * A linear layer as a head.
 *
 * @param weight [C, D]
 * @param bias [C]
 */
public record LinearHead(NDArray weight, NDArray bias) implements Head {

    @Override
    public List<NDArray> weights() {
        return List.of(weight, bias);
    }

    @Override
    public NDArray logits(List<NDArray> weights, NDArray embedding) {
        return embedding.matMul(weights.get(0).transpose()).add(weights.get(1));
    }
}
