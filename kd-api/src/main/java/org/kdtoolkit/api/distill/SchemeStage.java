package org.kdtoolkit.api.distill;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.apiguardian.api.API;

/**
 * Epochs before the training of a {@link Scheme}, in which other terms than the scheme's own are
 * learnt from. Weights that none of these terms reaches stay as they are. It has the training's
 * optimiser, at the learning rate that is configured, without its schedule; the optimiser's state
 * begins anew with the training. Nothing is judged after these epochs, and none of them can be
 * chosen.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class SchemeStage {

    private final IntUnaryOperator epochs;
    private final Function<SchemeStep, List<StudentLoss>> losses;

    private SchemeStage(IntUnaryOperator epochs, Function<SchemeStep, List<StudentLoss>> losses) {
        this.epochs = epochs;
        this.losses = losses;
    }

    /**
     * A stage.
     *
     * @param epochs how many it has, at least one
     * @param losses the terms of a batch, weighted, at least one; called inside of a gradient
     *     collector. The step's moment counts the epochs of all stages of the scheme.
     * @throws IllegalArgumentException if there is no epoch
     */
    public static SchemeStage of(int epochs, Function<SchemeStep, List<StudentLoss>> losses) {
        if (epochs < 1) {
            throw new IllegalArgumentException("expected at least one epoch, found " + epochs);
        }
        return new SchemeStage(training -> epochs, losses);
    }

    /**
     * A stage whose length follows the training's.
     *
     * @param epochs how many it has before a training of so many, at least one
     * @param losses as in {@link #of(int, Function)}
     */
    public static SchemeStage of(
            IntUnaryOperator epochs, Function<SchemeStep, List<StudentLoss>> losses) {
        return new SchemeStage(epochs, losses);
    }

    /**
     * How many epochs it has.
     *
     * @param training how many the training has
     */
    public int epochs(int training) {
        return epochs.applyAsInt(training);
    }

    /** The terms of a batch, weighted: the loss is their sum. */
    public List<StudentLoss> losses(SchemeStep step) {
        return losses.apply(step);
    }
}
