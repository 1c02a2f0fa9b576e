package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.model.Stateful;

/** What one side remembers of earlier steps, for the other side's embeddings to be contrasted. */
sealed interface Memory extends Stateful permits SampleMemory, QueueMemory {

    /** The rows that negatives are drawn from. */
    Bank bank();

    /**
     * The positives of a batch: what this side says of its samples.
     *
     * @param indices [B] the samples' indices
     * @param embeddings [B, F]: this side's embeddings of this step
     * @return [B, F], constants for the gradient, in the manager of the embeddings
     */
    NDArray positives(int[] indices, NDArray embeddings);

    /**
     * Takes in the embeddings of a step.
     *
     * @param indices [B] the samples' indices
     * @param embeddings [B, F], without a gradient
     */
    void remember(int[] indices, NDArray embeddings);
}
