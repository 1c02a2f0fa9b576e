package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.data.Targets;

/** Compares class scores. */
@FunctionalInterface
public interface LogitsLoss {

    /**
     * The loss of a batch.
     *
     * @param student [B, C]: the student's logits; their manager owns the result
     * @param teacher [B, C]: the teacher's logits
     * @param targets the samples' labels; to be looked at only where the objective needs labels
     * @return a scalar
     */
    NDArray evaluate(NDArray student, NDArray teacher, Targets targets);

    /** The same loss, of {@linkplain StandardizedLogits standardised} scores if so wanted. */
    default LogitsLoss standardized(boolean wanted) {
        return wanted ? new StandardizedLogits(this) : this;
    }
}
