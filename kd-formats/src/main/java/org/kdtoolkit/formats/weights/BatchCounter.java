package org.kdtoolkit.formats.weights;

import java.util.Optional;
import java.util.Set;

/**
 * The counter of batches that PyTorch's batch norms keep beside their statistics. Nothing depends
 * on it unless a batch norm has no momentum, which the toolkit's all have.
 */
final class BatchCounter {

    private static final String VARIANCE = "running_var";
    private static final String COUNTER = "num_batches_tracked";

    private BatchCounter() {}

    /** The name of the counter that follows an entry; only running variances have one. */
    static Optional<String> behind(String entry) {
        return hasLast(entry, VARIANCE)
                ? Optional.of(entry.substring(0, entry.length() - VARIANCE.length()) + COUNTER)
                : Optional.empty();
    }

    /** Whether this is the counter of one of the network's batch norms. */
    static boolean isOf(Set<String> network, String name) {
        return hasLast(name, COUNTER)
                && network.contains(name.substring(0, name.length() - COUNTER.length()) + VARIANCE);
    }

    private static boolean hasLast(String name, String part) {
        return name.equals(part) || name.endsWith("." + part);
    }
}
