package org.kdtoolkit.baselines.simkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.baselines.map.AdaptivePooling;
import org.kdtoolkit.baselines.stage.TokenGrid;

/**
 * Simple knowledge distillation: the student's feature map, transferred, is to be the teacher's.
 * The student that the {@link SimKdStudent} makes of the configured one predicts by the teacher's
 * classifier.
 *
 * <pre>
 * loss = mean of (transfer(student's map) - teacher's map)² over samples, channels and positions
 * </pre>
 *
 * <p>Of two grids the larger is pooled to the smaller, along each axis; the published program looks
 * at the height alone, which is the same for square maps. Where the teacher gives no such map, its
 * embedding is one of one position, to which the student's is pooled. Labels are not looked at.
 *
 * <p>Source: Chen et al., Knowledge Distillation with the Reused Teacher Classifier, CVPR 2022,
 * equation 3, and the published program.
 */
public final class SimKdObjective implements Objective {

    /** The name of the method, of its student's network and of the loss. */
    static final String NAME = "simkd";

    private final Optional<String> stage;
    private final FeatureMapShape student;

    /** How the teacher's map is laid out; empty where its embedding is compared. */
    private final Optional<FeatureMapShape> teacher;

    /**
     * Creates the objective.
     *
     * @param context of the student that the {@link SimKdStudent} made
     */
    public SimKdObjective(SimKdConfig config, DistillerContext context) {
        stage = config.stage();
        student = context.student();
        teacher =
                SimKdStudent.teacherMap(config, context.teacher())
                        .filter(map -> student.tokens() > 1)
                        .filter(map -> map.width() == student.width());
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        Knowledge knowledge = step.knowledge();
        NDArray difference =
                teacher.map(layout -> map(step).sub(pooled(knowledge, layout.grid())))
                        .orElseGet(() -> step.student().embedding().sub(knowledge.target()));
        return Losses.of(new StudentLoss(NAME, difference.square().mean()));
    }

    /** [B, Dt, K] of the student. */
    private static NDArray map(ObjectiveStep step) {
        return step.student().featureMap().transpose(0, 2, 1);
    }

    /** [B, Dt, K] of the teacher. */
    private NDArray pooled(Knowledge knowledge, Shape grid) {
        NDArray tokens =
                stage.map(knowledge::stage).orElseGet(() -> knowledge.featureMap().orElseThrow());
        return AdaptivePooling.pool(TokenGrid.arrange(tokens, grid), student.grid());
    }

    @Override
    public List<String> notes() {
        return teacher.isPresent()
                ? List.of()
                : List.of(
                        "simkd compares the teacher's embedding, a map of one position, to which"
                                + " the student's is pooled");
    }
}
