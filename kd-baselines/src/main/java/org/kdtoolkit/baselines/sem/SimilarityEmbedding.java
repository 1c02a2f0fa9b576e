package org.kdtoolkit.baselines.sem;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.baselines.embedding.TrainedLinear;

/**
 * A direction for each sample, made of how alike it is to the others of its batch: two linear
 * layers with a ReLU between, from the size of a batch B to 2 (B / 4) and B / 4, rounded down but
 * at least 1. In a smaller batch, others than are there count as not alike, with 0.
 */
final class SimilarityEmbedding implements Stateful {

    private static final int FACTOR = 4;

    private final int batchSize;
    private final TrainedLinear first;
    private final TrainedLinear second;
    private final StateDict state;

    /**
     * An embedding with fresh weights.
     *
     * @param batchSize the greatest number of samples B of a batch
     * @param manager owns the weights
     */
    SimilarityEmbedding(int batchSize, NDManager manager) {
        this.batchSize = batchSize;
        int width = Math.max(1, batchSize / FACTOR);
        first = new TrainedLinear(batchSize, 2 * width, manager);
        second = new TrainedLinear(2 * width, width, manager);
        state =
                StateDict.builder()
                        .add("linear1", first.layer())
                        .add("linear2", second.layer())
                        .build();
    }

    /**
     * The directions of a batch.
     *
     * @param similarity [b, b], b at most B
     * @return [b, B / 4], each row of length 1
     */
    NDArray of(NDArray similarity) {
        return Cosine.unit(second.map(Activation.relu(first.map(padded(similarity)))));
    }

    private NDArray padded(NDArray similarity) {
        long rows = similarity.getShape().get(0);
        long samples = similarity.getShape().get(1);
        if (samples == batchSize) {
            return similarity;
        }
        NDArray none = similarity.getManager().zeros(new Shape(rows, batchSize - samples));
        return similarity.concat(none, 1);
    }

    @Override
    public StateDict state() {
        return state;
    }
}
