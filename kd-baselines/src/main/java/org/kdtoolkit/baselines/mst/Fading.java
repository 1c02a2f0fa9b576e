package org.kdtoolkit.baselines.mst;

/** When the weights of distillation and of balance fall, by their periods. */
public enum Fading {
    /** Behind each whole period. */
    PERIODS {
        @Override
        int falls(int epoch, int period) {
            return (epoch - 1) / period;
        }
    },

    /** Behind the first epoch of each period, so that all but one epoch have fallen weights. */
    PUBLISHED {
        @Override
        int falls(int epoch, int period) {
            return (epoch - 1 + period - 1) / period;
        }
    };

    private static final int BALANCE_PERIOD = 10;
    private static final double BALANCE_FALL = 0.9;
    private static final int DISTILLATION_PERIOD = 30;
    private static final double DISTILLATION_FALL = 0.5;

    /**
     * How often a weight has fallen before an epoch.
     *
     * @param epoch counted from 1
     * @param period in epochs
     */
    abstract int falls(int epoch, int period);

    /** What is left of the balance's weight in an epoch, counted from 1. */
    double ofBalance(int epoch) {
        return Math.pow(BALANCE_FALL, falls(epoch, BALANCE_PERIOD));
    }

    /** What is left of the distillation's weight in an epoch, counted from 1. */
    double ofDistillation(int epoch) {
        return Math.pow(DISTILLATION_FALL, falls(epoch, DISTILLATION_PERIOD));
    }
}
