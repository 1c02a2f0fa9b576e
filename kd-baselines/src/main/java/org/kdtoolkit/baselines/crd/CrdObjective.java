package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;

/** Draws the student's embedding to the knowledge's target by the {@link CrdLoss}. */
public final class CrdObjective implements Objective {

    private final CrdLoss loss;

    /** Creates the objective with a fresh loss; its published weight is 0.8. */
    public CrdObjective(CrdConfig config, DistillerContext context) {
        this(
                new CrdLoss(
                        config,
                        context.studentWidth(),
                        context.teacher().width(),
                        context.trainingSamples(),
                        context.manager()));
    }

    /** Creates the objective of a loss. */
    public CrdObjective(CrdLoss loss) {
        this.loss = loss;
    }

    @Override
    public StateDict state() {
        return loss.state();
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray value =
                loss.evaluate(
                        step.student().embedding(),
                        step.knowledge().target(),
                        step.batch().indices());
        return Losses.of(new StudentLoss("crd", value));
    }

    @Override
    public void afterStep() {
        loss.afterStep();
    }
}
