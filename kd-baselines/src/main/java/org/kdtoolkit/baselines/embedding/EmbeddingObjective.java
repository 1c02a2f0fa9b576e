package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StudentOutput;

/** Draws the student's embedding to the knowledge's target by a loss without parameters. */
final class EmbeddingObjective implements Objective {

    private final EmbeddingLoss loss;

    EmbeddingObjective(EmbeddingLoss loss) {
        this.loss = loss;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.EMBEDDING);
    }

    @Override
    public Losses evaluate(StudentOutput student, Knowledge knowledge, Batch batch) {
        NDArray value = loss.evaluate(student.embedding(), knowledge.target());
        return Losses.of(new StudentLoss(loss.getName(), value));
    }
}
