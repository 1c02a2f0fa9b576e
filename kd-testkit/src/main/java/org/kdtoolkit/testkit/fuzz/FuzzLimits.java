package org.kdtoolkit.testkit.fuzz;

import java.time.Duration;

/**
 * What reading one input may cost.
 *
 * @param time of the processor, not of the clock, so that a busy machine finds nothing
 * @param bytes all that is allocated in Java meanwhile, also what is free again
 */
public record FuzzLimits(Duration time, long bytes) {

    private static final long BASE = 64L << 20;
    private static final long PER_BYTE = 1000;

    /** 5 s and 64 MiB, and a kilobyte more for each byte of the input. */
    static FuzzLimits forInput(int bytes) {
        return new FuzzLimits(Duration.ofSeconds(5), BASE + PER_BYTE * bytes);
    }
}
