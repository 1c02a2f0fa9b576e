package org.kdtoolkit.api.distill;

import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.StudentOutput;

/** A distillation loss. */
public interface Objective extends Stateful {

    /** What an objective reads of the knowledge. */
    enum Need {
        /** {@link Knowledge#embedding} and {@link Knowledge#target}, of whatever width. */
        EMBEDDING,
        /**
         * The same of the student's width: where the teacher's is another, a trained projection is
         * put before the objective.
         */
        ALIGNED_EMBEDDING,
        /** {@link Knowledge#logits}. */
        LOGITS,
        /**
         * {@link Knowledge#featureMap}: the teacher's own where {@link DistillerContext#teacher}
         * says that there is one, whose grid then has as many axes as the student's; otherwise one
         * of the student's grid that a trained layer makes of what the teacher gives, of any number
         * of channels.
         */
        FEATURE_MAP
    }

    /** What must be there for {@link #evaluate}. */
    Set<Need> needs();

    /**
     * The loss of a batch. Intermediate arrays belong to the manager of the student's output.
     * Calling it changes nothing: what a step leaves behind, such as a memory bank's new entries,
     * waits for {@link #afterStep}.
     *
     * <p>Samples that the teacher knows nothing about are not among those of the batch.
     *
     * @param student the student's output
     * @param knowledge what to learn
     * @param batch the samples, at least one
     * @return its terms, not yet weighted
     */
    Losses evaluate(StudentOutput student, Knowledge knowledge, Batch batch);

    /**
     * Is called after each training step, outside of any gradient collector, while the step's
     * arrays are still there.
     */
    default void afterStep() {}
}
