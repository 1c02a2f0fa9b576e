package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.ConfigurationException;
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
 * Draws the student's feature map to the teacher's by a {@link MapLoss}, whose own parameters it
 * trains. Labels are not looked at.
 */
public final class MapObjective implements Objective {

    private final MapLoss loss;
    private final Shape grid;
    private final TeacherMap teacher;

    /**
     * Creates an objective.
     *
     * @param loss compares the maps
     * @param grid how the student's tokens are arranged
     * @param teacher where the teacher's map comes from
     */
    MapObjective(MapLoss loss, Shape grid, TeacherMap teacher) {
        this.loss = loss;
        this.grid = grid;
        this.teacher = teacher;
    }

    /**
     * The objective of the {@link VidLoss}; its published weight is 1. Where the teacher has no
     * feature map of as many axes as the student's, its embedding is taken for a map of one
     * position, to which the student's is pooled.
     */
    public static MapObjective variational(VidConfig config, DistillerContext context) {
        FeatureMapShape student = context.student();
        TeacherShape given = context.teacher();
        TeacherMap teacher =
                given.featureMap()
                        .<TeacherMap>map(map -> new TeacherMap.Tokens(map.grid()))
                        .orElseGet(() -> new TeacherMap.Pooled(student.grid().dimension()));
        int channels = given.featureMap().map(FeatureMapShape::width).orElse(given.width());
        VidLoss loss = new VidLoss(config, student.width(), channels, context.manager());
        return new MapObjective(loss, student.grid(), teacher);
    }

    /**
     * The objective of a loss that compares positions with each other, and is 0 where there is only
     * one. Where the teacher has no map, it is given one of the student's grid.
     *
     * @throws ConfigurationException if the two maps have one position in common
     */
    public static MapObjective comparingPositions(MapLoss loss, DistillerContext context) {
        Shape student = context.student().grid();
        Shape teacher = context.teacher().featureMap().map(FeatureMapShape::grid).orElse(student);
        if (MapPair.common(student, teacher).size() == 1) {
            throw new ConfigurationException(
                    "%s compares the positions of a feature map, but the student's grid %s and the teacher's %s have only one in common, where it is always 0; choose vid, or an objective on embeddings"
                            .formatted(loss.getName(), student, teacher));
        }
        return new MapObjective(loss, student, new TeacherMap.Tokens(teacher));
    }

    @Override
    public StateDict state() {
        return loss.state();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException if the knowledge has no feature map where one is needed
     */
    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray map = TokenGrid.arrange(step.student().featureMap(), grid);
        NDArray value = loss.evaluate(map, teacher.of(step.knowledge()));
        return Losses.of(new StudentLoss(loss.getName(), value));
    }
}
