package org.kdtoolkit.train.trial;

/**
 * After which epochs a trial is saved. All epochs are written again each time, and what is written
 * waits for the disk: after each of a thousand short ones that would take longer than the training.
 */
final class SavingPace {

    /** As many epochs from the first on are saved one by one, however short they are. */
    private static final int ONE_BY_ONE = 20;

    /** What an interruption may cost of the later ones. */
    private static final long NANOSECONDS = 1_000_000_000L;

    private long last = System.nanoTime();

    /**
     * Whether to save after an epoch.
     *
     * @param epoch counted from 1
     */
    boolean isDue(int epoch) {
        return epoch <= ONE_BY_ONE || System.nanoTime() - last >= NANOSECONDS;
    }

    /** Takes note that it was done. */
    void saved() {
        last = System.nanoTime();
    }
}
