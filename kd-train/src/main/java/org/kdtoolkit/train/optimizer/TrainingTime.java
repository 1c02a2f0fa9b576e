package org.kdtoolkit.train.optimizer;

import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.train.config.Pace;

/**
 * How far a training is.
 *
 * @param epochs how many epochs are over
 * @param steps how many steps of the current one are
 * @param stepsAnEpoch how many steps an epoch has
 */
public record TrainingTime(int epochs, int steps, int stepsAnEpoch) {

    /** The time in epochs, in whole ones or with the current one's share. */
    double at(Pace pace) {
        return switch (pace) {
            case EPOCH -> epochs;
            case STEP -> epochs + (double) steps / stepsAnEpoch;
        };
    }

    /**
     * The same as what methods are told.
     *
     * @param all how many epochs there will be
     */
    public TrainingMoment moment(int all) {
        return TrainingMoment.of(epochs + 1, all).atStep(steps, stepsAnEpoch);
    }
}
