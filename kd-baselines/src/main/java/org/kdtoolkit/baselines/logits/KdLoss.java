package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * Hinton's knowledge distillation: the Kullback-Leibler divergence of the student's class
 * probabilities from the teacher's, both softened by a temperature.
 *
 * <pre>
 * loss = T² / B * sum over samples and classes of p_t (log p_t - log p_s),  p = softmax(logits / T)
 * </pre>
 *
 * <p>T² keeps the size of the gradient as it is when the temperature changes. The teacher's
 * probabilities are constants of the formula: no gradient flows to them.
 *
 * <p>Source: Hinton et al., Distilling the Knowledge in a Neural Network, 2015, section 2.
 */
public final class KdLoss extends Loss {

    private final Temperature temperature;

    /**
     * Creates a loss.
     *
     * @param temperature positive
     * @throws IllegalArgumentException if the temperature is not positive
     */
    public KdLoss(double temperature) {
        super("kd");
        this.temperature = new Temperature(temperature);
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
        NDArray divergence =
                Divergence.each(
                        temperature.soften(student), temperature.soften(teacher.stopGradient()));
        return temperature.rescale(divergence.mean());
    }
}
