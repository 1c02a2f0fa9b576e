package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.UniformInitializer;

/**
 * Embeddings of one side [n, F], kept from step to step: constants for the gradient. They begin
 * uniform in ±1/sqrt(F/3), which gives rows of length 1 on average.
 */
final class Bank {

    private final Parameter rows;

    Bank(String name, int rows, int width, NDManager manager) {
        this.rows =
                Parameter.builder()
                        .setName(name)
                        .setType(Parameter.Type.OTHER)
                        .optRequiresGrad(false)
                        .optShape(new Shape(rows, width))
                        .optInitializer(
                                new UniformInitializer((float) (1 / Math.sqrt(width / 3.0))))
                        .build();
        this.rows.initialize(manager, DataType.FLOAT32);
    }

    Parameter parameter() {
        return rows;
    }

    int size() {
        return Math.toIntExact(rows.getArray().getShape().get(0));
    }

    /**
     * Scalar products of embeddings with all rows.
     *
     * @param embeddings [B, F]; their manager owns the result
     * @return [B, n]
     */
    NDArray products(NDArray embeddings) {
        NDArray columns = rows.getArray().transpose();
        columns.attach(embeddings.getManager());
        return embeddings.matMul(columns);
    }

    /** The rows of these numbers, [B, F], in a manager of the step. */
    NDArray get(int[] numbers, NDManager step) {
        NDArray found = rows.getArray().get(step.create(numbers));
        found.attach(step);
        return found;
    }

    /** Overwrites the rows of these numbers in place. */
    void set(int[] numbers, NDArray values) {
        // rows one by one: MXNet cannot set by an array of indices
        for (int i = 0; i < numbers.length; i++) {
            try (NDArray value = values.get(i)) {
                rows.getArray().set(new NDIndex(numbers[i]), value);
            }
        }
    }
}
