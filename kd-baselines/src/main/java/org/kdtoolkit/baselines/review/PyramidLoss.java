package org.kdtoolkit.baselines.review;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.baselines.map.AdaptivePooling;

/**
 * The squared difference of two maps on their own grid and on coarser ones.
 *
 * <pre>
 * loss = (m + sum over levels of w m of the maps pooled to the level) / (1 + sum of w)
 * m = mean squared difference;  levels 4, 2 and 1;  w = 1/2, 1/4, 1/8 of the first levels used
 * </pre>
 *
 * <p>A level is used where it is coarser than the grid along some axis; an axis that is as short
 * already stays as it is. For square grids that is the published rule, which looks at the height
 * alone.
 *
 * <p>Source: Chen et al., Distilling Knowledge via Knowledge Review, CVPR 2021, the hierarchical
 * context loss.
 */
final class PyramidLoss {

    private static final int[] LEVELS = {4, 2, 1};

    private PyramidLoss() {}

    /**
     * The loss of a batch.
     *
     * @param student [B, D, grid...]; its manager owns the result
     * @param teacher of the same shape
     * @return a scalar
     */
    static NDArray of(NDArray student, NDArray teacher) {
        Shape grid = student.getShape().slice(2);
        NDArray difference = student.sub(teacher);
        NDArray sum = difference.square().mean();
        double weight = 1;
        double weights = 1;
        for (int level : LEVELS) {
            Shape coarse = coarser(grid, level);
            if (!coarse.equals(grid)) {
                weight /= 2;
                weights += weight;
                NDArray distance = AdaptivePooling.pool(difference, coarse).square().mean();
                sum = sum.add(distance.mul(Scalars.beside(distance, weight)));
            }
        }
        return sum.div(Scalars.beside(sum, weights));
    }

    private static Shape coarser(Shape grid, int level) {
        return new Shape(
                Arrays.stream(grid.getShape()).map(size -> Math.min(size, level)).toArray());
    }
}
