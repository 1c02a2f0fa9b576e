package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;

/**
 * Draws the student's embedding, turned by an {@link OrthogonalProjector}, to the knowledge's
 * normalised target by the {@link VkdLoss}; its published weight is 1. The projector is trained
 * with the student: {@code projector} in the objective's state. Labels are not looked at.
 *
 * <p>The published program also distils class scores, at temperature 1 and by a head of their own:
 * an objective {@code kd} beside this one.
 */
public final class VkdObjective implements Objective {

    private final VkdLoss loss = new VkdLoss();
    private final OrthogonalProjector projector;
    private final StateDict state;

    /** Creates the objective with a fresh projector. */
    public VkdObjective(VkdConfig config, DistillerContext context) {
        this(
                new OrthogonalProjector(
                        context.studentWidth(),
                        context.teacher().width(),
                        config.signs(),
                        context.manager()));
    }

    /** Creates the objective with a projector from the student's width to the target's. */
    VkdObjective(OrthogonalProjector projector) {
        this.projector = projector;
        state = StateDict.builder().add("projector", projector.state()).build();
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray projected = projector.map(step.student().embedding());
        return Losses.of(
                new StudentLoss(
                        loss.getName(), loss.evaluate(projected, step.knowledge().target())));
    }
}
