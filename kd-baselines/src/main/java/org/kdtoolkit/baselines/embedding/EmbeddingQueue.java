package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.util.Optional;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * The latest embeddings, whatever their samples: the oldest give way. It begins empty and is full
 * after as many samples as it is long. Part of the state, so that a resumed training goes on with
 * the same rows: {@code queue} [N, D], a ring, and {@code seen} [1], how many embeddings it took
 * in.
 */
final class EmbeddingQueue implements Stateful {

    private final Parameter rows;
    private final Parameter seen;

    EmbeddingQueue(int length, int width, NDManager manager) {
        rows = constant("queue", new Shape(length, width));
        rows.initialize(manager, DataType.FLOAT32);
        seen = constant("seen", new Shape(1));
        seen.initialize(manager, DataType.INT64);
    }

    private static Parameter constant(String name, Shape shape) {
        return Parameter.builder()
                .setName(name)
                .setType(Parameter.Type.OTHER)
                .optRequiresGrad(false)
                .optShape(shape)
                .optInitializer(Initializer.ZEROS)
                .build();
    }

    @Override
    public StateDict state() {
        return StateDict.builder().add("queue", rows).add("seen", seen).build();
    }

    /**
     * The embeddings in the queue.
     *
     * @param step owns the result
     * @return [at most N, D]; empty as long as there is none
     */
    Optional<NDArray> embeddings(NDManager step) {
        long filled = Math.min(seen.getArray().getLong(), length());
        if (filled == 0) {
            return Optional.empty();
        }
        NDArray found = rows.getArray().get(new NDIndex("0:{}", filled));
        found.attach(step);
        return Optional.of(found);
    }

    /**
     * Takes in the embeddings of a step; of more than it is long, the last ones stay.
     *
     * @param embeddings [B, D], without a gradient
     */
    void add(NDArray embeddings) {
        long first = seen.getArray().getLong();
        long size = embeddings.getShape().get(0);
        // rows one by one: MXNet cannot set by an array of indices
        for (long i = Math.max(0, size - length()); i < size; i++) {
            try (NDArray embedding = embeddings.get(i)) {
                rows.getArray().set(new NDIndex((first + i) % length()), embedding);
            }
        }
        NDArray array = seen.getArray();
        try (NDArray now = array.getManager().create(new long[] {first + size})) {
            StateDict.overwrite(array, now);
        }
    }

    private long length() {
        return rows.getArray().getShape().get(0);
    }
}
