package org.kdtoolkit.baselines.fsp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.baselines.map.AdaptivePooling;
import org.kdtoolkit.baselines.map.MapPair;

/**
 * The flow of a solution procedure: how the channels of one stage go with those of the next.
 *
 * <pre>
 * G = bottomᵀ top / K,  [C_bottom, C_top] of a sample, over the K positions of the smaller map,
 *     to whose size the larger one is adaptive-average-pooled
 * loss of two neighbouring stages = mean over samples and elements of (G_student - G_teacher)²
 * </pre>
 *
 * <p>Stages of student and teacher have as many channels, and may differ in size. The gradient
 * flows to the student alone. No number is divided by what may be 0.
 *
 * <p>Source: Yim et al., A Gift from Knowledge Distillation, CVPR 2017, equations 1 and 2, where
 * squares are summed and the larger map is max-pooled; the mean and the pooling are those of the
 * published code of Tian et al., Contrastive Representation Distillation, ICLR 2020.
 */
public final class FspLoss {

    private static final int GRID = 2;

    /**
     * The loss of a batch.
     *
     * @param student the student's stages from the first to the last, [B, C, grid...] each; their
     *     manager owns the result
     * @param teacher the teacher's, as many, each of as many channels
     * @return a scalar for each two neighbours
     * @throws IllegalArgumentException if there are fewer than two stages, or they differ in number
     *     or in channels
     */
    public List<NDArray> evaluate(List<NDArray> student, List<NDArray> teacher) {
        if (student.size() < 2 || student.size() != teacher.size()) {
            throw new IllegalArgumentException(
                    "expected as many stages of both, at least two, found %d and %d"
                            .formatted(student.size(), teacher.size()));
        }
        List<NDArray> losses = new ArrayList<>();
        for (int top = 1; top < student.size(); top++) {
            NDArray ours = flow(student.get(top - 1), student.get(top));
            NDArray theirs = flow(teacher.get(top - 1), teacher.get(top)).stopGradient();
            if (!ours.getShape().equals(theirs.getShape())) {
                throw new IllegalArgumentException(
                        "expected as many channels of both, found flows of the shapes %s and %s"
                                .formatted(ours.getShape(), theirs.getShape()));
            }
            losses.add(ours.sub(theirs).square().mean());
        }
        return losses;
    }

    /**
     * How the channels of two maps go together.
     *
     * @param bottom [B, C1, grid...]; its manager owns the result
     * @param top [B, C2, grid...], whose grid has as many axes
     * @return [B, C1, C2]
     */
    static NDArray flow(NDArray bottom, NDArray top) {
        Shape grid = MapPair.common(bottom.getShape().slice(GRID), top.getShape().slice(GRID));
        NDArray before = AdaptivePooling.pool(bottom, grid);
        NDArray behind = AdaptivePooling.pool(top, grid).transpose(0, 2, 1);
        NDArray sums = before.matMul(behind);
        return sums.div(Scalars.beside(sums, grid.size()));
    }
}
