package org.kdtoolkit.train.grid;

import java.util.OptionalLong;

/**
 * How the work on a planned trial ended, by the exit code of {@code kd trial}. What came of the
 * trial stands in its {@code result.json}.
 *
 * @param how in one word
 * @param message what a user should know of it; an empty text where the trial is done
 */
public record TrialEnd(How how, String message) {

    private static final int FAILED = 1;
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    /** How it ended. */
    public enum How {
        /** There is a result, of this run or of an earlier one. */
        DONE,
        /** The trial was run, and failed. */
        FAILED,
        /** It could not be run: another process has it, or plan, toolkit or data don't fit. */
        REFUSED,
        /** It was broken off; running it again goes on from its checkpoint. */
        INTERRUPTED,
        /** Its process ended without a word. */
        KILLED;

        /** Whether no other trial is to be run in the same process. */
        boolean endsProcess() {
            return this == INTERRUPTED || this == KILLED;
        }
    }

    /** The trial is done. */
    public static TrialEnd done() {
        return new TrialEnd(How.DONE, "");
    }

    /**
     * What an exit code says.
     *
     * @param code that of {@code kd trial}; of a process that a signal ended, 128 and its number
     * @param message the last that the process complained about
     */
    public static TrialEnd of(int code, String message) {
        return of(code, message, OptionalLong.empty());
    }

    /**
     * The same, where somebody has looked at the machine's memory meanwhile.
     *
     * @param free how few bytes were free at the last look; empty if they were enough
     */
    static TrialEnd of(int code, String message, OptionalLong free) {
        return switch (code) {
            case 0 -> done();
            case FAILED -> new TrialEnd(How.FAILED, message);
            case 2, 3 -> new TrialEnd(How.REFUSED, message);
            case INTERRUPTED, TERMINATED -> new TrialEnd(How.INTERRUPTED, message);
            default -> new TrialEnd(How.KILLED, KilledProcess.text(code, message, free));
        };
    }
}
