package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/**
 * One weight in the array that it has anyway, for engines whose gradients have places of their own.
 *
 * @param name the weight's name
 * @param values its array
 * @param group what it belongs to
 */
record SingleWeight(String name, NDArray values, WeightGroup group) implements WeightArray {

    @Override
    public NDArray gradient(NDManager owner) {
        NDArray gradient = values.hasGradient() ? values.getGradient() : values.zerosLike();
        gradient.attach(owner);
        return gradient;
    }

    @Override
    public Map<String, NDArray> parts(NDArray array) {
        return Map.of(name, array);
    }
}
