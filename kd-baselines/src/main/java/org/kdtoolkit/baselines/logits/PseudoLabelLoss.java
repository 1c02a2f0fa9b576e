package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.training.loss.Loss;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scalars;

/**
 * The class loss on what the teacher finds likeliest, as if that were the label: what is left of a
 * teacher's class scores once all is taken away but the answer.
 *
 * <pre>
 * c, p = the class of the teacher's largest logit, and its probability
 * loss = mean of -log softmax(student's logits)_c over the samples with p at least threshold
 * </pre>
 *
 * <p>Where nothing is likely enough, the loss is 0 and has no gradient. The teacher is a constant
 * of the formula.
 *
 * <p>Source: Lee, Pseudo-Label: The Simple and Efficient Semi-Supervised Learning Method for Deep
 * Neural Networks, 2013, with a teacher's answers in place of the student's own; and Touvron et
 * al., Training Data-Efficient Image Transformers and Distillation through Attention, 2021, the
 * hard-label distillation.
 */
public final class PseudoLabelLoss extends Loss {

    private static final int[] CLASSES = {1};

    private final double threshold;

    /**
     * Creates a loss.
     *
     * @param threshold how likely an answer must be to count, from 0 to 1
     * @throws IllegalArgumentException if the threshold is outside of that
     */
    public PseudoLabelLoss(double threshold) {
        super("pseudo-label");
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "a threshold is a probability from 0 to 1, found " + threshold);
        }
        this.threshold = threshold;
    }

    /**
     * The loss of a batch, as DJL's trainers call it.
     *
     * @param labels one array: the teacher's logits [B, C]
     * @param predictions one array: the student's logits [B, C]
     * @return a scalar
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return evaluate(predictions.singletonOrThrow(), labels.singletonOrThrow());
    }

    /**
     * The loss of class scores where each sample has one class.
     *
     * @param student [B, C]: the student's logits; their manager owns the result
     * @param teacher [B, C]: the teacher's logits; no gradient flows to them
     * @return a scalar, 0 or more
     */
    public NDArray evaluate(NDArray student, NDArray teacher) {
        NDArray scores = teacher.stopGradient();
        NDArray answer =
                Targets.singleLabel(scores.argMax(1)).indicators((int) scores.getShape().get(1));
        NDArray surprise = student.logSoftmax(1).mul(answer).sum(CLASSES).neg();
        return mean(surprise, likely(scores.softmax(1).max(CLASSES)));
    }

    /**
     * The loss of class scores where a sample has any number of classes: those whose probability is
     * at least one half. Each class is a question of its own, answered by yes or no; the mean is
     * over the answers that are likely enough.
     *
     * @param student [B, C]: the student's scores before the sigmoid; their manager owns the result
     * @param teacher [B, C]: the teacher's scores before the sigmoid; no gradient flows to them
     * @return a scalar, 0 or more
     */
    public NDArray evaluateSeveral(NDArray student, NDArray teacher) {
        NDArray scores = teacher.stopGradient();
        NDArray yes = scores.gte(Scalars.beside(scores, 0)).toType(DataType.FLOAT32, false);
        NDArray surprise = Activation.softPlus(student).sub(student.mul(yes));
        return mean(surprise, likely(Activation.sigmoid(scores.abs())));
    }

    private NDArray likely(NDArray probability) {
        return probability
                .gte(Scalars.beside(probability, threshold))
                .toType(DataType.FLOAT32, false);
    }

    /** The mean of what counts, with a divisor where nothing does. */
    private static NDArray mean(NDArray values, NDArray counts) {
        NDArray number = counts.sum();
        return values.mul(counts).sum().div(number.maximum(Scalars.beside(number, 1)));
    }
}
