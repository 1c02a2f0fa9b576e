package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Decoupled knowledge distillation: the divergence of {@link KdLoss} split into a term for the
 * sample's own class and one for the other classes, each with a weight.
 *
 * <pre>
 * b = (p_own, 1 - p_own),                         p = softmax(logits / T)
 * q = softmax over the other classes of logits / T
 * target     = T² / B * sum over samples of KL(b_teacher || b_student)
 * non-target = T² / B * sum over samples of KL(q_teacher || q_student)
 * loss = alpha * target + beta * non-target
 * </pre>
 *
 * <p>All probabilities are kept as logarithms and the own class is masked, not lowered by a
 * constant, so that value and gradient are finite for logits of any size. The gradient flows to the
 * teacher's logits too, so that a filter that made them can learn.
 *
 * <p>Source: Zhao et al., Decoupled Knowledge Distillation, 2022, equation 7.
 */
public final class DkdLoss extends Loss {

    /** The logarithm of a probability of zero, but finite, so that 0 * log 0 is 0. */
    private static final double LOG_OF_NOTHING = -1e30;

    private static final int[] CLASSES = {1};

    private final double alpha;
    private final double beta;
    private final Temperature temperature;

    /**
     * Creates a loss.
     *
     * @param alpha the weight of the sample's own class
     * @param beta the weight of the other classes
     * @param temperature positive
     * @throws IllegalArgumentException if the temperature is not positive
     */
    public DkdLoss(double alpha, double beta, double temperature) {
        super("dkd");
        this.alpha = alpha;
        this.beta = beta;
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
     * @param teacher [B, C]: the teacher's logits
     * @param classes [B] int64: the samples' classes
     * @return a scalar; of two classes the non-target term is 0
     */
    public NDArray evaluate(NDArray student, NDArray teacher, NDArray classes) {
        Terms terms = terms(student, teacher, classes);
        NDArray target = terms.target().mul(Scalars.beside(student, alpha));
        return target.add(terms.nonTarget().mul(Scalars.beside(student, beta)));
    }

    /** The two divergences, times T². */
    record Terms(NDArray target, NDArray nonTarget) {}

    Terms terms(NDArray student, NDArray teacher, NDArray classes) {
        NDArray own = Targets.singleLabel(classes).indicators((int) student.getShape().get(1));
        Decoupled s = decouple(temperature.soften(student), own);
        Decoupled t = decouple(temperature.soften(teacher), own);
        NDArray target = surprise(s.own(), t.own()).add(surprise(s.rest(), t.rest()));
        NDArray nonTarget = surprise(s.others(), t.others()).sum(CLASSES);
        return new Terms(temperature.rescale(target.mean()), temperature.rescale(nonTarget.mean()));
    }

    /**
     * Logarithms of probabilities.
     *
     * @param own [B, 1]: of the sample's own class
     * @param rest [B, 1]: of any other class
     * @param others [B, C]: of each other class, given that it is another; the own has none
     */
    private record Decoupled(NDArray own, NDArray rest, NDArray others) {}

    private static Decoupled decouple(NDArray softened, NDArray own) {
        NDArray logs = softened.logSoftmax(1);
        NDArray excluded = own.mul(Scalars.beside(own, LOG_OF_NOTHING));
        NDArray others = logs.mul(Scalars.plus(own.neg(), 1)).add(excluded);
        // the largest is taken out of the sum, as a sum of tiny probabilities would be zero
        NDArray largest = others.stopGradient().max(CLASSES, true);
        NDArray rest = others.sub(largest).exp().sum(CLASSES, true).log().add(largest);
        return new Decoupled(logs.mul(own).sum(CLASSES, true), rest, others.sub(rest));
    }

    /** Each entry's share of the divergence, from logarithms of probabilities. */
    private static NDArray surprise(NDArray student, NDArray teacher) {
        return teacher.sub(student).mul(teacher.exp());
    }
}
