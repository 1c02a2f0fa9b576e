package org.kdtoolkit.loading;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

/**
 * A data set whose decoded samples stay in memory up to a budget that all its subsets and
 * modalities share. What is read first stays; once the budget is spent, everything else is decoded
 * again each time.
 *
 * <p>Nothing is ever evicted, because an epoch reads every sample once: a cache that evicts the
 * least recently used would throw each sample out shortly before its turn comes, and never hit.
 * This one hits for the share of the samples that fits.
 *
 * <p>Views drawn at random are passed through; all others must be the same at every reading.
 */
public final class CachedDataset extends ForwardingDataset {

    private final Map<Subset, Samples> subsets = new EnumMap<>(Subset.class);

    /**
     * Puts a cache before a data set.
     *
     * @param dataset closed with this one
     * @param budgetBytes how many bytes of values may stay
     */
    public CachedDataset(Dataset dataset, long budgetBytes) {
        super(dataset);
        Budget budget = new Budget(new AtomicLong(budgetBytes));
        for (Subset subset : Subset.values()) {
            subsets.put(subset, new CachedSamples(dataset.samples(subset), budget));
        }
    }

    @Override
    public Samples samples(Subset subset) {
        return subsets.get(subset);
    }

    /** The bytes that may still be taken. */
    record Budget(AtomicLong remaining) {

        boolean take(HostTensor tensor) {
            long bytes = bytes(tensor);
            return remaining.getAndUpdate(left -> left >= bytes ? left - bytes : left) >= bytes;
        }

        void giveBack(HostTensor tensor) {
            remaining.addAndGet(bytes(tensor));
        }

        private static long bytes(HostTensor tensor) {
            return (long) Float.BYTES * tensor.values().length;
        }
    }
}
