package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;

/**
 * Draws the student's embedding to the knowledge's target through a trained regressor. The
 * comparison of Tian et al., Contrastive Representation Distillation, 2020, weighs it 100.
 *
 * <p>Between the hidden feature maps of the paper the regressor is a convolution; between
 * embeddings it is a linear layer, trained with the student: {@code regressor} in the objective's
 * state.
 */
public final class FitNetObjective implements Objective {

    private final FitNetLoss loss = new FitNetLoss();
    private final TrainedLinear regressor;
    private final StateDict state;

    /** Creates the objective with a fresh regressor. */
    public FitNetObjective(DistillerContext context) {
        this(
                new TrainedLinear(
                        context.studentWidth(), context.teacher().width(), context.manager()));
    }

    /** Creates the objective with a regressor from the student's width to the target's. */
    FitNetObjective(TrainedLinear regressor) {
        this.regressor = regressor;
        state = StateDict.builder().add("regressor", regressor.layer()).build();
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray regressed = regressor.map(step.student().embedding());
        return Losses.of(
                new StudentLoss(
                        loss.getName(), loss.evaluate(regressed, step.knowledge().target())));
    }

    @Override
    public StateDict state() {
        return state;
    }
}
