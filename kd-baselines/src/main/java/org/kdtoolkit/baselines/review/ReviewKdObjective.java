package org.kdtoolkit.baselines.review;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.stage.PairedStage;
import org.kdtoolkit.baselines.stage.StageOrder;

/**
 * Knowledge review: each stage of the student, fused with those behind it, is drawn to the
 * teacher's stage, so that what is shallow in the teacher guides what is deep in the student. The
 * embeddings are the deepest stage, as maps of one position. The losses of all stages are added up.
 *
 * <p>The published program takes maps before their ReLU; the stages of the networks here are behind
 * it. The samples of a batch are normalised together. Labels are not looked at.
 *
 * <p>Source: Chen et al., Distilling Knowledge via Knowledge Review, CVPR 2021, equation 6, and the
 * published program.
 */
public final class ReviewKdObjective implements Objective {

    private static final String NAME = "reviewkd";

    private final List<PairedStage> stages;
    private final Shape position;

    /** From the deepest on, as published: one more than there are stages. */
    private final List<AttentionFusion> fusions = new ArrayList<>();

    private final StateDict state;
    private final List<String> notes;

    /**
     * Creates the objective with fresh weights.
     *
     * @throws ConfigurationException if the stages can't be paired, or their grids have different
     *     numbers of axes
     */
    public ReviewKdObjective(ReviewKdConfig config, DistillerContext context) {
        stages = config.stages().in(context, NAME);
        position = position(stages);
        notes = StageOrder.ofSequence(NAME, stages, context);
        int width = Math.min(config.maxWidth(), context.studentWidth());
        fusions.add(
                new AttentionFusion(
                        new FeatureMapShape(position, context.studentWidth()),
                        new FeatureMapShape(position, context.teacher().width()),
                        width,
                        true,
                        context.manager()));
        for (int stage = stages.size() - 1; stage >= 0; stage--) {
            fusions.add(
                    new AttentionFusion(
                            stages.get(stage).student(),
                            stages.get(stage).teacher(),
                            width,
                            false,
                            context.manager()));
        }
        StateDict.Builder all = StateDict.builder();
        for (int i = 0; i < fusions.size(); i++) {
            all.add("abfs." + i, fusions.get(i).state());
        }
        state = all.build();
    }

    /** The grid of a single position, of as many axes as all stages have. */
    private static Shape position(List<PairedStage> stages) {
        List<Integer> axes =
                stages.stream().map(pair -> pair.student().grid().dimension()).distinct().toList();
        if (axes.size() > 1) {
            throw new ConfigurationException(
                    "the objective '%s' hands maps on from stage to stage, but the grids of %s have %s axes; name stages of as many axes"
                            .formatted(
                                    NAME, stages.stream().map(PairedStage::label).toList(), axes));
        }
        long[] ones = new long[axes.get(0)];
        Arrays.fill(ones, 1);
        return new Shape(ones);
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        AttentionFusion.Fused fused = fusions.get(0).fuse(single(step.student().embedding()));
        NDArray loss = PyramidLoss.of(fused.result(), single(step.knowledge().target()));
        for (int i = 1; i < fusions.size(); i++) {
            PairedStage stage = stages.get(stages.size() - i);
            fused = fusions.get(i).fuse(stage.studentMap(step), fused.residual());
            loss = loss.add(PyramidLoss.of(fused.result(), stage.teacherMap(step)));
        }
        return Losses.of(new StudentLoss(NAME, loss));
    }

    /** An embedding [B, D] as a map of one position. */
    private NDArray single(NDArray embedding) {
        return embedding.reshape(embedding.getShape().addAll(position));
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
