package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.Loss;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.distill.Scalars;

/**
 * One level of multi-level logit distillation: class probabilities are compared at several
 * temperatures, by sample, by the likeness of samples, or by the likeness of classes.
 *
 * <pre>
 * loss = sum over T of 1 / R * sum over chosen rows of the level's difference at T
 * chosen: the samples of which the teacher is least sure, by its likeliest class, or the classes
 *         to which it gives least in the batch: those up to the median
 * </pre>
 *
 * <p>R is the number of samples or classes. The teacher's probabilities are constants: no gradient
 * flows to them.
 *
 * <p>Source: Jin et al., Multi-Level Logit Distillation, CVPR 2023, and the code published with it.
 * That code compares a second, strongly augmented view of each sample too, by sample alone: {@link
 * MlkdStrongView}.
 */
public final class MlkdLoss extends Loss {

    private final LogitLevel level;
    private final RowChoice choice;
    private final List<Temperature> temperatures;
    private final UnaryOperator<NDArray> scores;

    /**
     * Creates a loss.
     *
     * @param level what is compared
     * @param choice what is done with the rows that are not chosen
     * @param temperatures each positive
     * @throws IllegalArgumentException if a temperature is not positive, or there is none
     */
    public MlkdLoss(LogitLevel level, RowChoice choice, List<Double> temperatures) {
        this(level, choice, required(temperatures), UnaryOperator.identity());
    }

    private MlkdLoss(
            LogitLevel level,
            RowChoice choice,
            List<Temperature> temperatures,
            UnaryOperator<NDArray> scores) {
        super("mlkd-" + level.name().toLowerCase(Locale.ROOT));
        this.level = level;
        this.choice = choice;
        this.temperatures = temperatures;
        this.scores = scores;
    }

    private static List<Temperature> required(List<Double> temperatures) {
        if (temperatures.isEmpty()) {
            throw new IllegalArgumentException("mlkd needs a temperature, found none");
        }
        return temperatures.stream().map(Temperature::new).toList();
    }

    /**
     * The same loss of logits that are {@linkplain StandardizedLogits#standardize standardised}
     * before a temperature divides them. Which rows are chosen stays, as the teacher's own
     * probabilities say that.
     *
     * <p>Source: the program of Sun et al., Logit Standardization in Knowledge Distillation, CVPR
     * 2024, which does so by sample, {@link LogitLevel#INSTANCE}, alone.
     */
    public MlkdLoss standardized() {
        return new MlkdLoss(level, choice, temperatures, StandardizedLogits::standardize);
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
        NDArray constant = teacher.stopGradient();
        NDArray compared = scores.apply(student);
        NDArray target = scores.apply(constant);
        NDArray rows =
                temperatures.stream()
                        .map(temperature -> rows(compared, target, temperature))
                        .reduce(NDArray::add)
                        .orElseThrow();
        return choice.mean(rows, chosen(level.trust(constant.softmax(1))));
    }

    private NDArray rows(NDArray student, NDArray teacher, Temperature temperature) {
        return level.rows(
                temperature.soften(student).logSoftmax(1),
                temperature.soften(teacher).logSoftmax(1),
                temperature);
    }

    /** [R]: 1 up to the median, 0 above. */
    static NDArray chosen(NDArray trust) {
        long count = trust.size();
        NDArray sorted = trust.sort(0);
        NDArray lower = sorted.get((count - 1) / 2);
        NDArray upper = sorted.get(count / 2);
        NDArray median = lower.add(upper).div(Scalars.beside(lower, 2));
        return trust.lte(median).toType(DataType.FLOAT32, false);
    }
}
