package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.Loss;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Distillation from a stronger teacher: the student's class probabilities need not equal the
 * teacher's, only correlate with them, for each sample over the classes and for each class over the
 * batch.
 *
 * <pre>
 * y = softmax(logits / T)
 * inter = 1 - mean over samples of r(row of y_s, row of y_t),          r: Pearson's correlation
 * intra = 1 - mean over classes of r(column of y_s, column of y_t)
 * loss = T² (beta * inter + gamma * intra)
 * </pre>
 *
 * <p>What varies by no more than a millionth of its size correlates with nothing: r = 0, without a
 * gradient. So for a batch of one sample intra is 1. The gradient flows to the teacher's logits
 * too, so that a filter that made them can learn.
 *
 * <p>Source: Huang et al., Knowledge Distillation from A Stronger Teacher, 2022.
 */
public final class DistLoss extends Loss {

    /** The least length of a row that it is divided by. */
    static final double EPSILON = 1e-8;

    /** Variation below this share of a row's length is the rounding of float32. */
    private static final double ROUNDING = 1e-6;

    private static final int[] ROW = {1};

    private final double beta;
    private final double gamma;
    private final Temperature temperature;

    /**
     * Creates a loss.
     *
     * @param beta the weight of the relation between classes
     * @param gamma the weight of the relation within classes
     * @param temperature positive
     * @throws IllegalArgumentException if the temperature is not positive
     */
    public DistLoss(double beta, double gamma, double temperature) {
        super("dist");
        this.beta = beta;
        this.gamma = gamma;
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
     * @param teacher [B, C]: the teacher's logits
     * @return a scalar from 0 to 2 T² (beta + gamma)
     */
    public NDArray evaluate(NDArray student, NDArray teacher) {
        Terms terms = terms(student, teacher);
        NDArray inter = terms.inter().mul(Scalars.beside(student, beta));
        return temperature.rescale(inter.add(terms.intra().mul(Scalars.beside(student, gamma))));
    }

    /** The two relations, each from 0 to 2. */
    record Terms(NDArray inter, NDArray intra) {}

    Terms terms(NDArray student, NDArray teacher) {
        NDArray s = temperature.soften(student).softmax(1);
        NDArray t = temperature.soften(teacher).softmax(1);
        return new Terms(distance(s, t), distance(s.transpose(), t.transpose()));
    }

    private static NDArray distance(NDArray student, NDArray teacher) {
        NDArray correlation = standardized(student).mul(standardized(teacher)).sum(ROW).mean();
        return Scalars.plus(correlation.neg(), 1);
    }

    /** Rows of mean 0 and length 1; a row that does not vary becomes 0. */
    private static NDArray standardized(NDArray rows) {
        NDArray centred = rows.sub(rows.mean(ROW, true));
        NDArray square = centred.square().sum(ROW, true);
        NDArray least = Scalars.beside(square, EPSILON * EPSILON);
        // the root of a clipped square has a finite slope
        return centred.div(square.maximum(least).sqrt()).mul(vary(square, rows));
    }

    /** 1 for a row that varies, 0 for one of which only the mean's rounding is left: [N, 1]. */
    private static NDArray vary(NDArray centredSquare, NDArray rows) {
        NDArray square = rows.stopGradient().square().sum(ROW, true);
        return centredSquare.gt(square.mul(ROUNDING * ROUNDING)).toType(DataType.FLOAT32, false);
    }
}
