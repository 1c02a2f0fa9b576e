package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.util.stream.IntStream;
import org.kdtoolkit.api.model.StateDict;

/**
 * The latest embeddings of a side, whatever their samples: a memory that does not grow with the
 * data set. The positive of a sample is its embedding of the same step, constant for the gradient
 * as a row of the memory is. Not part of the published method.
 */
final class QueueMemory implements Memory {

    private final Bank bank;
    private final Parameter next;
    private final StateDict state;

    QueueMemory(String name, int length, int width, NDManager manager) {
        bank = new Bank(name, length, width, manager);
        next =
                Parameter.builder()
                        .setName(name + "_next")
                        .setType(Parameter.Type.OTHER)
                        .optRequiresGrad(false)
                        .optShape(new Shape(1))
                        .optInitializer(Initializer.ZEROS)
                        .build();
        next.initialize(manager, DataType.INT64);
        state = StateDict.builder().add(name, bank.parameter()).add(next.getName(), next).build();
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public Bank bank() {
        return bank;
    }

    @Override
    public NDArray positives(int[] indices, NDArray embeddings) {
        return embeddings.stopGradient();
    }

    /** {@inheritDoc} Of a batch longer than the queue, the last rows stay. */
    @Override
    public void remember(int[] indices, NDArray embeddings) {
        long first = next.getArray().getLong();
        int[] rows =
                IntStream.range(0, indices.length)
                        .map(i -> (int) ((first + i) % bank.size()))
                        .toArray();
        bank.set(rows, embeddings);
        NDArray array = next.getArray();
        long[] after = {(first + rows.length) % bank.size()};
        try (NDArray now = array.getManager().create(after, array.getShape())) {
            StateDict.overwrite(array, now);
        }
    }
}
