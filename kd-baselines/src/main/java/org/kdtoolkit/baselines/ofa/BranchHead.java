package org.kdtoolkit.baselines.ofa;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.model.Stateful;

/** Makes class scores of one of the student's feature maps. It is trained with the student. */
interface BranchHead extends Stateful {

    /**
     * Class scores in training.
     *
     * @param tokens [B, K, D]; their manager owns the result
     * @return [B, C]
     */
    NDArray logits(NDArray tokens);
}
