package org.kdtoolkit.baselines.logits;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;

/**
 * Multi-level logit distillation: a term for each {@link LogitLevel} of the {@link MlkdLoss}, and
 * where a second view is named, what the {@link MlkdStrongView} compares in it.
 *
 * <p>Source: Jin et al., Multi-Level Logit Distillation, CVPR 2023.
 */
public final class MlkdObjective implements Objective {

    private final List<LogitsObjective> levels;
    private final Optional<MlkdStrongView> strong;

    private MlkdObjective(List<LogitsObjective> levels, Optional<MlkdStrongView> strong) {
        this.levels = levels;
        this.strong = strong;
    }

    /** The objective with these settings. */
    public static MlkdObjective of(MlkdConfig config) {
        return new MlkdObjective(
                Stream.of(LogitLevel.values())
                        .map(level -> loss(level, config))
                        .map(
                                loss ->
                                        new LogitsObjective(
                                                loss.getName(),
                                                (s, t, targets) -> loss.evaluate(s, t)))
                        .toList(),
                config.strongView().map(view -> new MlkdStrongView(view, config)));
    }

    private static MlkdLoss loss(LogitLevel level, MlkdConfig config) {
        MlkdLoss loss = new MlkdLoss(level, config.rows(), config.temperatures());
        return config.standardize() && level == LogitLevel.INSTANCE ? loss.standardized() : loss;
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.kdtoolkit.api.ConfigurationException if there are no logits of the teacher, or
     *     they are of another number of classes
     * @throws IllegalArgumentException if a second view is named, and the step has none
     */
    @Override
    public Losses evaluate(ObjectiveStep step) {
        Losses ofLevels =
                levels.stream()
                        .map(level -> level.evaluate(step))
                        .reduce(Losses.none(), Losses::plus);
        return strong.map(view -> ofLevels.plus(view.evaluate(step))).orElse(ofLevels);
    }
}
