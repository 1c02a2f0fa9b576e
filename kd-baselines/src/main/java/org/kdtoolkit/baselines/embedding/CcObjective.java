package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;

/**
 * Compares the student's embedding with the knowledge's target by the {@link CcLoss}, after each
 * has gone through a trained linear map to a common width, without normalisation, as in the trainer
 * of Tian et al., Contrastive Representation Distillation, 2020, which weighs it 0.02. Both maps
 * are trained: {@code student} and {@code target} in the objective's state.
 */
public final class CcObjective implements Objective {

    private final CcLoss loss = new CcLoss();
    private final TrainedLinear student;
    private final TrainedLinear target;
    private final StateDict state;

    /**
     * Creates the objective with fresh maps.
     *
     * @param width the common width of both sides
     * @param context its surroundings
     */
    public CcObjective(int width, DistillerContext context) {
        this(
                new TrainedLinear(context.studentWidth(), width, context.manager()),
                new TrainedLinear(context.teacher().width(), width, context.manager()));
    }

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
    public Losses evaluate(ObjectiveStep step) {
        NDArray value =
                loss.evaluate(
                        student.map(step.student().embedding()),
                        target.map(step.knowledge().target()));
        return Losses.of(new StudentLoss(loss.getName(), value));
    }

    @Override
    public StateDict state() {
        return state;
    }
}
