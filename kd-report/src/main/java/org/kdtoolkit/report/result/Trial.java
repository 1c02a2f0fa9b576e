package org.kdtoolkit.report.result;

import java.util.List;
import java.util.Optional;

/**
 * What there is of one method with one seed.
 *
 * @param method the method's name
 * @param seed the seed
 * @param result how it ended; empty if it has not
 * @param epochs its epochs so far
 */
public record Trial(
        String method, int seed, Optional<TrialResult> result, List<EpochRecord> epochs) {

    /** Copies the list. */
    public Trial {
        epochs = List.copyOf(epochs);
    }
}
