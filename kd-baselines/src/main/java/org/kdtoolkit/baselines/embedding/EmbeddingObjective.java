package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;

/** Draws the student's embedding to the knowledge's target by a loss without parameters. */
public final class EmbeddingObjective implements Objective {

    private final EmbeddingLoss loss;

    /** Creates the objective of a loss. */
    public EmbeddingObjective(EmbeddingLoss loss) {
        this.loss = loss;
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray value = loss.evaluate(step.student().embedding(), step.knowledge().target());
        return Losses.of(new StudentLoss(loss.getName(), value));
    }
}
