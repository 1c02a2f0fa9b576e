package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * Compares a student's embeddings with those that it is drawn to. Labels are not used, so that it
 * works with any data set.
 */
public abstract class EmbeddingLoss extends Loss {

    EmbeddingLoss(String name) {
        super(name);
    }

    /**
     * The loss of a batch, as DJL's trainers call it.
     *
     * @param labels one array: the target [B, Dt]
     * @param predictions one array: the student's embedding [B, Ds]
     * @return a scalar
     */
    @Override
    public final NDArray evaluate(NDList labels, NDList predictions) {
        return evaluate(predictions.singletonOrThrow(), labels.singletonOrThrow());
    }

    /**
     * The loss of a batch.
     *
     * @param student [B, Ds]: the student's embedding; its manager owns the result
     * @param target [B, Dt]: what it is drawn to
     * @return a scalar
     */
    public abstract NDArray evaluate(NDArray student, NDArray target);
}
