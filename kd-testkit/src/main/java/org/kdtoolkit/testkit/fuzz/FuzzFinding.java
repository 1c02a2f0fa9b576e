package org.kdtoolkit.testkit.fuzz;

import java.nio.file.Path;

/**
 * An input that does harm.
 *
 * @param input the input
 * @param fault what happens
 */
record FuzzFinding(byte[] input, FuzzAttempt.Fault fault) {

    Throwable cause() {
        return fault.cause().orElse(null);
    }

    String describe(Path kept, long seed) {
        return "an input of %d bytes %s; it is kept as %s (kd.fuzz.seed=%d)"
                .formatted(input.length, fault.what(), kept.toAbsolutePath(), seed);
    }
}
