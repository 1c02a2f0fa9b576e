package org.kdtoolkit.cli;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How often something is shown. */
final class Pace {

    private final long every;
    private final LongSupplier clock;
    private long last;

    /**
     * Waits from now on.
     *
     * @param every how long after it was shown it is due again
     * @param clock the time in nanoseconds
     */
    Pace(Duration every, LongSupplier clock) {
        this.every = every.toNanos();
        this.clock = clock;
        this.last = clock.getAsLong();
    }

    /** Whether it was not shown for as long. */
    boolean isDue() {
        return clock.getAsLong() - last > every;
    }

    /** Waits from now on: it was shown, or something that says as much. */
    void restart() {
        last = clock.getAsLong();
    }
}
