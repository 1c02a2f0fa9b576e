package org.kdtoolkit.csc;

import ai.djl.ndarray.NDArray;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StudentOutput;

/** Draws the student's embedding to the knowledge's target by the {@link CscLoss}. */
public final class CscObjective implements Objective {

    private final CscLoss loss;

    /** Creates the objective of a loss. */
    public CscObjective(CscLoss loss) {
        this.loss = loss;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ALIGNED_EMBEDDING);
    }

    @Override
    public Losses evaluate(StudentOutput student, Knowledge knowledge, Batch batch) {
        NDArray value =
                loss.evaluate(
                        student.embedding(),
                        knowledge.target(),
                        knowledge.embedding(),
                        batch.targets().related());
        return Losses.of(new StudentLoss("csc", value));
    }
}
