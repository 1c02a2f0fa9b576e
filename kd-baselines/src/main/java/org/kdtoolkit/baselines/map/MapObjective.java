package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * Draws the student's feature map to the knowledge's by a {@link MapLoss}, whose own parameters it
 * trains. Labels are not looked at.
 */
final class MapObjective implements Objective {

    private final MapLoss loss;
    private final Shape studentGrid;
    private final Shape teacherGrid;

    MapObjective(MapLoss loss, DistillerContext context) {
        this.loss = loss;
        studentGrid = context.student().grid();
        teacherGrid = teacherMap(loss.getName(), context).grid();
    }

    /**
     * The objective of a loss that compares positions with each other, and is 0 where there is only
     * one.
     *
     * @throws ConfigurationException if the two maps have one position in common
     */
    static MapObjective comparingPositions(MapLoss loss, DistillerContext context) {
        Shape student = context.student().grid();
        Shape teacher = teacherMap(loss.getName(), context).grid();
        if (MapPair.common(student, teacher).size() == 1) {
            throw new ConfigurationException(
                    "%s compares the positions of a feature map, but the student's grid %s and the teacher's %s have only one in common, where it is always 0; choose vid, or an objective on embeddings"
                            .formatted(loss.getName(), student, teacher));
        }
        return new MapObjective(loss, context);
    }

    /**
     * How the teacher's tokens are arranged.
     *
     * @throws ConfigurationException if there are none
     */
    static FeatureMapShape teacherMap(String objective, DistillerContext context) {
        return context.teacher().featureMap().orElseThrow(() -> noMap(objective));
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.FEATURE_MAP);
    }

    @Override
    public StateDict state() {
        return loss.state();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException if the knowledge has no feature map
     */
    @Override
    public Losses evaluate(StudentOutput student, Knowledge knowledge, Batch batch) {
        NDArray teacher = knowledge.featureMap().orElseThrow(() -> noMap(loss.getName()));
        NDArray value =
                loss.evaluate(
                        arrange(student.featureMap(), studentGrid), arrange(teacher, teacherGrid));
        return Losses.of(new StudentLoss(loss.getName(), value));
    }

    /** Tokens [B, K, D] as a map [B, D, grid...]. */
    private static NDArray arrange(NDArray tokens, Shape grid) {
        Shape shape = tokens.getShape();
        return tokens.transpose(0, 2, 1)
                .reshape(new Shape(shape.get(0), shape.get(2)).addAll(grid));
    }

    private static ConfigurationException noMap(String objective) {
        return new ConfigurationException(
                "%s compares feature maps, but neither the teacher nor a filter gives one; choose an objective on embeddings, such as csc"
                        .formatted(objective));
    }
}
