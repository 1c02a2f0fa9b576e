package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.kdtoolkit.api.model.StateDict;

/** The weights of one side, running sums of their shapes, and room for a step's arithmetic. */
final class Weights implements AutoCloseable {

    private final Map<String, Parameter> entries;
    private final NDManager manager;
    private final NDManager scratch;
    private final List<NDArray> weights = new ArrayList<>();

    Weights(StateDict state, NDManager parent) {
        this.entries = state.entries();
        this.manager = parent.newSubManager();
        this.scratch = parent.newSubManager();
        state.trainable().forEach(parameter -> weights.add(parameter.getArray()));
    }

    /** One zero array for each weight, in their order, named after it. */
    Map<String, NDArray> zeros(String name) {
        Map<String, NDArray> sums = new LinkedHashMap<>();
        entries.forEach(
                (key, parameter) -> {
                    if (parameter.requiresGradient()) {
                        NDArray weight = parameter.getArray();
                        NDArray sum =
                                manager.zeros(
                                        weight.getShape(),
                                        weight.getDataType(),
                                        weight.getDevice());
                        sums.put(key + "." + name, sum);
                    }
                });
        return sums;
    }

    NDArray get(int index) {
        return weights.get(index);
    }

    /**
     * Hands each weight's index and gradient to the update, then sets the gradient to zero. The
     * gradient's manager closes behind the update, with all that was made of the gradient.
     */
    void update(BiConsumer<Integer, NDArray> update) {
        for (int i = 0; i < weights.size(); i++) {
            try (NDManager step = scratch.newSubManager()) {
                NDArray gradient = weights.get(i).getGradient();
                gradient.attach(step);
                update.accept(i, gradient);
                gradient.subi(gradient);
            }
        }
    }

    double gradientNorm() {
        double squares = 0;
        for (NDArray weight : weights) {
            try (NDArray gradient = weight.getGradient();
                    NDArray square = gradient.square();
                    NDArray sum = square.sum()) {
                squares += sum.getFloat();
            }
        }
        return Math.sqrt(squares);
    }

    /** Overwrites running sums by arrays of the same names. */
    static void restore(Map<String, NDArray> sums, Map<String, NDArray> saved) {
        for (Map.Entry<String, NDArray> entry : sums.entrySet()) {
            NDArray sum = entry.getValue();
            NDArray value = saved.get(entry.getKey());
            if (value == null || !value.getShape().equals(sum.getShape())) {
                throw new IllegalArgumentException(
                        "optimiser state '%s': expected shape %s, found %s"
                                .formatted(
                                        entry.getKey(),
                                        sum.getShape(),
                                        value == null ? "nothing" : value.getShape()));
            }
        }
        sums.forEach((name, sum) -> StateDict.overwrite(sum, saved.get(name)));
    }

    @Override
    public void close() {
        scratch.close();
        manager.close();
    }
}
