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
    private final int step;
    private final int stepsAnEpoch;

    private TrainingMoment(int epoch, int epochs, int step, int stepsAnEpoch) {
        this.epoch = epoch;
        this.epochs = epochs;
        this.step = step;
        this.stepsAnEpoch = stepsAnEpoch;
    }

    /**
     * The beginning of an epoch whose steps are not counted.
     *
     * @param epoch the epoch's number, counted from 1
     * @param epochs how many epochs there will be
     */
    public static TrainingMoment of(int epoch, int epochs) {
        return new TrainingMoment(epoch, epochs, 0, 1);
    }

    /**
     * A step of the same epoch.
     *
     * @param number of the step within the epoch, counted from 0
     * @param ofAnEpoch how many steps an epoch has
     * @throws IllegalArgumentException if there is no such step
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public TrainingMoment atStep(int number, int ofAnEpoch) {
        if (number < 0 || number >= ofAnEpoch) {
            throw new IllegalArgumentException(
                    "expected a step from 0 to below %d, found %d".formatted(ofAnEpoch, number));
        }
        return new TrainingMoment(epoch, epochs, number, ofAnEpoch);
    }

    /** The epoch's number, counted from 1. */
    public int epoch() {
        return epoch;
    }

    /** How many epochs there will be. */
    public int epochs() {
        return epochs;
    }

    /** The number of the step in the whole training, counted from 0. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public long step() {
        return (epoch - 1L) * stepsAnEpoch + step;
    }

    /** How many steps the whole training has. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public long steps() {
        return (long) epochs * stepsAnEpoch;
    }

    /** How many steps an epoch has. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public int stepsAnEpoch() {
        return stepsAnEpoch;
    }

    @Override
    public String toString() {
        return "epoch %d of %d".formatted(epoch, epochs);
    }
}
