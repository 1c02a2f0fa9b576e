package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.ObjectiveStep;

/**
 * What multi-level logit distillation compares in a second, strongly augmented view of each sample:
 * class probabilities by sample, at each temperature, of all samples.
 *
 * <pre>
 * loss = sum over T of T² * mean over samples of KL(p_t || p_s)
 * </pre>
 *
 * <p>The published code takes the second view at the first three temperatures alone, and at the
 * others the first view once more, against the names of its variables.
 *
 * <p>Source: Jin et al., Multi-Level Logit Distillation, CVPR 2023, and the code published with it.
 */
final class MlkdStrongView {

    private static final int PUBLISHED_TEMPERATURES = 3;

    private final String view;
    private final LogitsObjective strong;
    private final List<LogitsObjective> again;

    /**
     * Prepares to compare.
     *
     * @param view its name
     */
    MlkdStrongView(String view, MlkdConfig config) {
        this.view = view;
        List<Double> all = config.temperatures();
        int ofStrong =
                config.rows() == RowChoice.PUBLISHED
                        ? Math.min(PUBLISHED_TEMPERATURES, all.size())
                        : all.size();
        UnaryOperator<NDArray> scores =
                config.standardize() ? StandardizedLogits::standardize : UnaryOperator.identity();
        strong = comparing("mlkd-strong", all.subList(0, ofStrong), scores);
        List<Double> rest = all.subList(ofStrong, all.size());
        again = rest.isEmpty() ? List.of() : List.of(comparing("mlkd-again", rest, scores));
    }

    private static LogitsObjective comparing(
            String name, List<Double> temperatures, UnaryOperator<NDArray> scores) {
        List<KdLoss> losses = temperatures.stream().map(KdLoss::new).toList();
        return new LogitsObjective(
                name,
                (student, teacher, targets) -> {
                    NDArray compared = scores.apply(student);
                    NDArray target = scores.apply(teacher.stopGradient());
                    return losses.stream()
                            .map(loss -> loss.evaluate(compared, target))
                            .reduce(NDArray::add)
                            .orElseThrow();
                });
    }

    /**
     * The terms of a step.
     *
     * @throws IllegalArgumentException if the step has no second view
     */
    Losses evaluate(ObjectiveStep step) {
        ObjectiveStep second =
                step.second()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "mlkd compares the view '%s', but the step has no second view"
                                                        .formatted(view)));
        return again.stream()
                .map(loss -> loss.evaluate(step))
                .reduce(strong.evaluate(second), Losses::plus);
    }
}
