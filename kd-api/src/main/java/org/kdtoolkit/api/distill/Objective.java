package org.kdtoolkit.api.distill;

import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.StudentOutput;

/** A distillation loss. */
public interface Objective extends Stateful {

    /** What an objective reads of the knowledge. */
    enum Need {
        /** {@link Knowledge#embedding} and {@link Knowledge#target}, of the student's width. */
        EMBEDDING,
        /** {@link Knowledge#logits}. */
        LOGITS
    }

    /** What must be there for {@link #evaluate}. */
    Set<Need> needs();

    /**
     * The loss of a batch. Arrays made on the way belong to the manager of the student's output.
     *
     * @param student the student's output
     * @param knowledge what to learn
     * @param batch the samples
     * @return its terms, not yet weighted
     */
    Losses evaluate(StudentOutput student, Knowledge knowledge, Batch batch);
}
