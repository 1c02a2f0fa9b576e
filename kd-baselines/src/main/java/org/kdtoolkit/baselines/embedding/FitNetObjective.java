package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;

/** Draws the student's embedding to the knowledge's target through a trained regressor. */
final class FitNetObjective implements Objective {

    private final FitNetLoss loss = new FitNetLoss();
    private final TrainedLinear regressor;
    private final StateDict state;

    /** Creates the objective with a regressor from the student's width to the target's. */
    FitNetObjective(TrainedLinear regressor) {
        this.regressor = regressor;
        state = StateDict.builder().add("regressor", regressor.layer()).build();
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.EMBEDDING);
    }

    @Override
    public Losses evaluate(StudentOutput student, Knowledge knowledge, Batch batch) {
        NDArray regressed = regressor.map(student.embedding());
        return Losses.of(
                new StudentLoss(loss.getName(), loss.evaluate(regressed, knowledge.target())));
    }

    @Override
    public StateDict state() {
        return state;
    }
}
