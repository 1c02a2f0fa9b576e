package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Chooses what each sample of a batch is contrasted with. */
@FunctionalInterface
interface Negatives {

    /**
     * Chooses K rows of the memory for each sample.
     *
     * @param indices [B] the samples' indices
     * @param rows the number of rows n
     * @param step owns the result
     * @return [B, K] int64 positions in a flattened [B, n]: a sample's place in the batch times n,
     *     plus the chosen row; the samples in any order
     */
    NDArray draw(int[] indices, int rows, NDManager step);
}
