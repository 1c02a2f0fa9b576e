package org.kdtoolkit.spark.driver;

import java.io.Serializable;

/**
 * How the work on a trial ended that is not to be tried again.
 *
 * @param code the exit code of {@code kd trial}
 * @param message why the worker could not run it; empty where the process speaks for itself
 */
record TrialOutcome(int code, String message) implements Serializable {

    /** The exit code of {@code kd} for what is wrong before it begins. */
    private static final int REFUSED = 2;

    static TrialOutcome of(int code) {
        return new TrialOutcome(code, "");
    }

    static TrialOutcome refused(String message) {
        return new TrialOutcome(REFUSED, message);
    }
}
