package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import org.kdtoolkit.api.data.Targets;

/**
 * The loss of OFA-KD: cross entropy with the teacher's class probabilities, of which the one of the
 * sample's own class is enhanced the more, the surer the teacher is of it.
 *
 * <pre>
 * loss = 1 / B * sum over samples and classes of - w log p_s,  p = softmax(logits / T)
 * w    = (1 + p_t)^eps - 1   for the sample's own class
 *        p_t                 for the others; as published, p_t^eps
 * </pre>
 *
 * <p>With an eps of 1 it is the cross entropy with the teacher's probabilities. There is no T². The
 * paper's formula keeps the 1 that is subtracted here, as in the published code: it is the class
 * loss, which the student's class scores have beside this. Logarithms are of a softmax that does
 * not underflow, where the published code has infinite losses for scores far apart. The teacher's
 * probabilities are constants: no gradient flows to them.
 *
 * <p>Source: Hao et al., One-for-All: Bridge the Gap Between Heterogeneous Architectures in
 * Knowledge Distillation, NeurIPS 2023, and the code published with it.
 */
public final class OfaLoss extends Loss {

    private static final int[] CLASSES = {1};

    private final Enhancement enhancement;
    private final double eps;
    private final Temperature temperature;

    /**
     * Creates a loss.
     *
     * @param enhancement on which classes the exponent stands
     * @param eps the exponent, positive
     * @param temperature positive
     * @throws IllegalArgumentException if the exponent or the temperature is not positive
     */
    public OfaLoss(Enhancement enhancement, double eps, double temperature) {
        super("ofa");
        if (!(eps > 0 && Double.isFinite(eps))) {
            throw new IllegalArgumentException("eps is a number greater than 0, found " + eps);
        }
        this.enhancement = enhancement;
        this.eps = eps;
        this.temperature = new Temperature(temperature);
    }

    /**
     * The loss of a batch, as DJL's trainers call it.
     *
     * @param labels the teacher's logits [B, C], and the samples' classes [B] int64
     * @param predictions one array: the student's logits [B, C]
     * @return a scalar
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return evaluate(predictions.singletonOrThrow(), labels.get(0), labels.get(1));
    }

    /**
     * The loss of a batch.
     *
     * @param student [B, C]: the student's logits; their manager owns the result
     * @param teacher [B, C]: the teacher's logits; no gradient flows to them
     * @param classes [B] int64: the samples' classes
     * @return a scalar
     */
    public NDArray evaluate(NDArray student, NDArray teacher, NDArray classes) {
        NDArray logStudent = temperature.soften(student).logSoftmax(1);
        NDArray ofTeacher = temperature.soften(teacher.stopGradient()).softmax(1);
        NDArray own = Targets.singleLabel(classes).indicators((int) student.getShape().get(1));
        NDArray weights = enhancement.weights(ofTeacher, own, eps);
        return weights.mul(logStudent).sum(CLASSES).mean().neg();
    }
}
