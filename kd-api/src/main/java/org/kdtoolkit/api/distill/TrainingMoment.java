package org.kdtoolkit.api.distill;

import org.apiguardian.api.API;

/**
 * The point of a training at which a step is taken.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class TrainingMoment {

    private final int epoch;
    private final int epochs;

    private TrainingMoment(int epoch, int epochs) {
        this.epoch = epoch;
        this.epochs = epochs;
    }

    /**
     * A point of a training.
     *
     * @param epoch the epoch's number, counted from 1
     * @param epochs how many epochs there will be
     */
    public static TrainingMoment of(int epoch, int epochs) {
        return new TrainingMoment(epoch, epochs);
    }

    /** The epoch's number, counted from 1. */
    public int epoch() {
        return epoch;
    }

    /** How many epochs there will be. */
    public int epochs() {
        return epochs;
    }

    @Override
    public String toString() {
        return "epoch %d of %d".formatted(epoch, epochs);
    }
}
