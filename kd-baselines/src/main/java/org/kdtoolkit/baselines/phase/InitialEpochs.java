package org.kdtoolkit.baselines.phase;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** How many epochs come before a training. */
public final class InitialEpochs {

    /** As published, 30 epochs come before 240. */
    private static final int PUBLISHED_SHARE = 8;

    private InitialEpochs() {}

    /**
     * As many as are told; by default an eighth of the training's, rounded up.
     *
     * @param told 0 for none
     */
    public static IntUnaryOperator of(Optional<Integer> told) {
        return training -> told.orElse((training + PUBLISHED_SHARE - 1) / PUBLISHED_SHARE);
    }

    /**
     * Refuses a loss that nothing would be learnt from.
     *
     * @param objective the objective's name
     * @throws IllegalArgumentException if the loss is part neither of a phase nor of the training
     */
    public static void requireSome(
            String objective, Optional<Integer> initialEpochs, boolean inTraining) {
        if (initialEpochs.filter(epochs -> epochs == 0).isPresent() && !inTraining) {
            throw new IllegalArgumentException(
                    "%s is learnt from before the training, for 0 epochs here; expected 'initial-epochs' above 0, or 'in-training: true'"
                            .formatted(objective));
        }
    }
}
