package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.baselines.stage.TokenGrid;

/**
 * Draws the correlations of the student's channels to the teacher's by the {@link IckdLoss}; its
 * published weight is 2.5. Where the teacher has another number of channels, a convolution 1x1 and
 * a batch norm, both trained, embed the student's map before: {@code embed} in the objective's
 * state. Where the teacher has no feature map of as many axes as the student's, its embedding is
 * taken for a map of one position. Labels are not looked at.
 */
public final class IckdObjective implements Objective {

    private final IckdLoss loss = new IckdLoss();
    private final Shape grid;
    private final TeacherMap teacher;
    private final Optional<ChannelEmbedding> embedding;

    /** Creates the objective, with a fresh embedding where one is needed. */
    public IckdObjective(DistillerContext context) {
        FeatureMapShape student = context.student();
        TeacherShape given = context.teacher();
        grid = student.grid();
        teacher = TeacherMap.orPooled(given, grid);
        int channels = given.featureMap().map(FeatureMapShape::width).orElse(given.width());
        embedding =
                channels == student.width()
                        ? Optional.empty()
                        : Optional.of(
                                new ChannelEmbedding(student.width(), channels, context.manager()));
    }

    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        embedding.ifPresent(layers -> state.add("embed", layers.state()));
        return state.build();
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray tokens = step.student().featureMap();
        NDArray embedded = embedding.map(layers -> layers.of(tokens)).orElse(tokens);
        NDArray value =
                loss.evaluate(TokenGrid.arrange(embedded, grid), teacher.of(step.knowledge()));
        return Losses.of(new StudentLoss(loss.getName(), value));
    }
}
