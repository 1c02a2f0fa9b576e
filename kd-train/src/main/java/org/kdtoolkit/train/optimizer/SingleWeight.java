package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
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
    public int size() {
        return 1;
    }

    @Override
    public boolean[] reached(NDArray gradient) {
        try (NDArray one = gradient.getManager().ones(new Shape(1));
                NDArray inverse = one.div(gradient);
                NDArray greatest = inverse.max()) {
            return new boolean[] {greatest.toFloatArray()[0] != Float.NEGATIVE_INFINITY};
        }
    }

    @Override
    public List<Piece> pieces(WeightRun run) {
        return List.of((array, owner) -> array);
    }

    @Override
    public Map<String, NDArray> parts(NDArray array) {
        return Map.of(name, array);
    }
}
