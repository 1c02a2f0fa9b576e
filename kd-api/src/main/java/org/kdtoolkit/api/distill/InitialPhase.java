package org.kdtoolkit.api.distill;

import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.apiguardian.api.API;

/**
 * A phase before the training, in which nothing but losses of an {@link Objective} is learnt from:
 * no class loss, no other objective, no filter. Weights that none of its losses reaches stay as
 * they are. It has the training's optimisers, whose state begins anew behind it, at the learning
 * rates that are configured, without their schedule. Phases of several objectives begin together.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class InitialPhase {

    private final boolean student;
    private final IntUnaryOperator epochs;
    private final Function<ObjectiveStep, Losses> losses;
    private final boolean only;

    private InitialPhase(
            boolean student,
            IntUnaryOperator epochs,
            Function<ObjectiveStep, Losses> losses,
            boolean only) {
        this.student = student;
        this.epochs = epochs;
        this.losses = losses;
        this.only = only;
    }

    /**
     * A phase that trains the student, and the objective's own weights.
     *
     * @param epochs how many epochs it has before a training of so many; 0 for none
     * @param losses the terms of a batch, not weighted
     */
    public static InitialPhase ofStudent(
            IntUnaryOperator epochs, Function<ObjectiveStep, Losses> losses) {
        return new InitialPhase(true, epochs, losses, false);
    }

    /**
     * A phase that trains the objective's own weights alone. The student stays as it is, its
     * running statistics too.
     *
     * @param epochs how many epochs it has before a training of so many; 0 for none
     * @param losses the terms of a batch, not weighted
     */
    public static InitialPhase ofDistiller(
            IntUnaryOperator epochs, Function<ObjectiveStep, Losses> losses) {
        return new InitialPhase(false, epochs, losses, false);
    }

    /** The same of an objective that takes no part in the training behind it. */
    public InitialPhase only() {
        return new InitialPhase(student, epochs, losses, true);
    }

    /** Whether it trains the student. */
    public boolean trainsStudent() {
        return student;
    }

    /** Whether the objective takes no part in the training behind it. */
    public boolean isOnly() {
        return only;
    }

    /**
     * How many epochs it has.
     *
     * @param training how many the training has
     */
    public int epochs(int training) {
        return epochs.applyAsInt(training);
    }

    /** The terms of a batch, not weighted. */
    public Losses losses(ObjectiveStep step) {
        return losses.apply(step);
    }
}
