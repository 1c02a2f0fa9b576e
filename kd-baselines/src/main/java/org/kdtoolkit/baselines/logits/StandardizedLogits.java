package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scalars;

/**
 * A loss of class scores that are standardised before: of a sample's scores, student and teacher
 * compare who is above whom by how many deviations, whatever the size of the scores.
 *
 * <pre>
 * z(x) = (x - mean(x)) / (1e-7 + std(x)),  over the C classes of a sample; std divides by C - 1
 * </pre>
 *
 * <p>Both sides are standardised, before the temperature divides them; the gradient goes through
 * mean and deviation. Scores that are all the same become zeros. Their deviation has no gradient,
 * so that what remains is divided by 1e-7: as published, such a row has gradients of a million and
 * more. That happens at the first step of a student whose last layer begins with zeros: let it
 * begin otherwise, or train with an optimiser that divides by the gradient's size, such as Adam.
 * With one class, z is 0.
 *
 * <p>Source: Sun et al., Logit Standardization in Knowledge Distillation, CVPR 2024, section 4. Its
 * program trains with a temperature of 2; it weights {@code kd} by 9 beside a class loss of 0.1,
 * and multiplies the weights of {@code dkd} by 9 beside a class loss of 1.
 *
 * @param loss compares standardised scores
 */
public record StandardizedLogits(LogitsLoss loss) implements LogitsLoss {

    private static final double EPSILON = 1e-7;

    private static final int[] CLASSES = {1};

    @Override
    public NDArray evaluate(NDArray student, NDArray teacher, Targets targets) {
        return loss.evaluate(standardize(student), standardize(teacher), targets);
    }

    /**
     * Class scores of mean 0 and deviation 1.
     *
     * @param logits [B, C]; their manager owns the result
     * @return [B, C]
     */
    public static NDArray standardize(NDArray logits) {
        NDArray centred = logits.sub(logits.mean(CLASSES, true));
        long others = Math.max(1, logits.getShape().get(1) - 1);
        NDArray variance = centred.square().sum(CLASSES, true).div(Scalars.beside(logits, others));
        // the root of zero has no slope: it is taken of one, and left out
        NDArray constant =
                variance.lte(Scalars.beside(variance, 0)).toType(DataType.FLOAT32, false);
        NDArray deviation = variance.add(constant).sqrt().sub(constant);
        return centred.div(Scalars.plus(deviation, EPSILON));
    }
}
