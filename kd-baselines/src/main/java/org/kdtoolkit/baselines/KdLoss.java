package org.kdtoolkit.baselines;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Hinton's knowledge distillation: the Kullback-Leibler divergence of the student's class
 * probabilities from the teacher's, both softened by a temperature.
 *
 * <pre>
 * loss = T² / B * sum over samples and classes of p_t (log p_t - log p_s),  p = softmax(logits / T)
 * </pre>
 *
 * <p>T² keeps the size of the gradient as it is when the temperature changes.
 *
 * <p>Source: Hinton et al., Distilling the Knowledge in a Neural Network, 2015.
 */
public final class KdLoss extends Loss {

    private static final int[] CLASSES = {1};

    private final double temperature;

    /**
     * Creates a loss.
     *
     * @param temperature positive
     */
    public KdLoss(double temperature) {
        super("kd");
        this.temperature = temperature;
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
     * The loss of a batch.
     *
     * @param student [B, C]: the student's logits; their manager owns the result
     * @param teacher [B, C]: the teacher's logits; no gradient flows to them
     * @return a scalar
     */
    public NDArray evaluate(NDArray student, NDArray teacher) {
        NDArray logStudent = student.div(Scalars.beside(student, temperature)).logSoftmax(1);
        NDArray logTeacher = teacher.stopGradient().div(temperature).logSoftmax(1);
        NDArray divergence = logTeacher.sub(logStudent).mul(logTeacher.exp()).sum(CLASSES);
        return divergence.mean().mul(Scalars.beside(student, temperature * temperature));
    }
}
