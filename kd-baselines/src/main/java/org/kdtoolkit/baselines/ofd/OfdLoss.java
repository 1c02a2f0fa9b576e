package org.kdtoolkit.baselines.ofd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.kdtoolkit.api.distill.Scalars;

/**
 * The partial distance between two maps before their ReLU. Where the teacher is positive the
 * student is to equal it; where it is negative the student need only be as low, and no lower than
 * the margin, as the ReLU leaves nothing of either.
 *
 * <pre>
 * c = max(t, margin of the channel)
 * loss = mean over samples of the sum over channels and positions of
 *        (s - t)²          where t > 0
 *        max(s - c, 0)²    elsewhere
 * </pre>
 *
 * <p>The gradient flows to the student alone. No number is divided by what may be 0.
 *
 * <p>Source: Heo et al., A Comprehensive Overhaul of Feature Distillation, ICCV 2019, equations 2
 * to 4.
 */
final class OfdLoss {

    private OfdLoss() {}

    /**
     * The loss of a stage.
     *
     * @param student [B, D, K]; its manager owns the result
     * @param teacher [B, D, K]: constants
     * @param margins [D], none above 0
     * @return a scalar
     */
    static NDArray evaluate(NDArray student, NDArray teacher, float[] margins) {
        NDArray target = teacher.stopGradient();
        NDArray least = student.getManager().create(margins, new Shape(1, margins.length, 1));
        NDArray nothing = Scalars.beside(target, 0);
        NDArray positive = target.gt(nothing).toType(DataType.FLOAT32, false);
        NDArray negative = target.lte(nothing).toType(DataType.FLOAT32, false);
        NDArray equal = student.sub(target).square().mul(positive);
        NDArray low = Activation.relu(student.sub(target.maximum(least))).square().mul(negative);
        NDArray sum = equal.add(low).sum();
        return sum.div(Scalars.beside(sum, student.getShape().get(0)));
    }
}
