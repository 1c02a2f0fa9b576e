package org.kdtoolkit.train.trial;

/** A part of a trial that has epochs of its own. */
enum TrainingPart {
    /**
     * Before the training itself, whose first epoch thaws nothing yet: until then, all stays frozen
     * that is frozen in it.
     */
    BEFORE("initial epoch") {
        @Override
        int thawing(int epoch) {
            return 1;
        }
    },

    /** The training itself. */
    TRAINING("epoch") {
        @Override
        int thawing(int epoch) {
            return epoch;
        }
    };

    private final String epochName;

    TrainingPart(String epochName) {
        this.epochName = epochName;
    }

    /** What an epoch is called in messages. */
    String epochName() {
        return epochName;
    }

    /** The epoch of the training whose weights are frozen in an epoch of this part. */
    abstract int thawing(int epoch);
}
