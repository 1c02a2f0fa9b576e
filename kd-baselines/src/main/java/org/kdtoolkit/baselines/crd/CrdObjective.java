package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;

/** Draws the student's embedding to the knowledge's target by the {@link CrdLoss}. */
final class CrdObjective implements Objective {

    private final CrdLoss loss;

    CrdObjective(CrdLoss loss) {
        this.loss = loss;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.EMBEDDING);
    }

    @Override
    public StateDict state() {
        return loss.state();
    }

    @Override
    public Losses evaluate(StudentOutput student, Knowledge knowledge, Batch batch) {
        NDArray value = loss.evaluate(student.embedding(), knowledge.target(), batch.indices());
        return Losses.of(new StudentLoss("crd", value));
    }

    @Override
    public void afterStep() {
        loss.afterStep();
    }
}
