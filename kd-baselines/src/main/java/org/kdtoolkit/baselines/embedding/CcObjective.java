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

/**
 * Compares the student's embedding with the knowledge's target by the {@link CcLoss}, after each
 * has gone through a trained linear map to a common width.
 */
final class CcObjective implements Objective {

    private final CcLoss loss = new CcLoss();
    private final TrainedLinear student;
    private final TrainedLinear target;
    private final StateDict state;

    /** Creates the objective with the maps of either side. */
    CcObjective(TrainedLinear student, TrainedLinear target) {
        this.student = student;
        this.target = target;
        state =
                StateDict.builder()
                        .add("student", student.layer())
                        .add("target", target.layer())
                        .build();
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.EMBEDDING);
    }

    @Override
    public Losses evaluate(StudentOutput output, Knowledge knowledge, Batch batch) {
        NDArray value =
                loss.evaluate(student.map(output.embedding()), target.map(knowledge.target()));
        return Losses.of(new StudentLoss(loss.getName(), value));
    }

    @Override
    public StateDict state() {
        return state;
    }
}
