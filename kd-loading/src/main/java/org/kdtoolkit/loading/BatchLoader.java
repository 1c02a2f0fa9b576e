package org.kdtoolkit.loading;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.ViewRequest;

/**
 * Makes batches of one subset, an {@link Epoch} at a time.
 *
 * <pre>{@code
 * BatchLoader loader = BatchLoader.builder()
 *         .setSamples(dataset, Subset.TRAIN)
 *         .setModalities(List.of("image"))
 *         .setBatchSize(64)
 *         .setFaults(faults)
 *         .build();
 * try (Epoch epoch = loader.epoch(Order.shuffled(seed, number))) {
 *     while (epoch.hasNext()) {
 *         try (NDManager step = manager.newSubManager()) {
 *             Batch batch = epoch.next(step);
 *             ...
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>The order is cut into batches of the batch size, the last of which may be smaller. Samples
 * that {@link Faults} leaves out are missing from their batch, and the others stay where they are:
 * so a batch holds the same samples whether a fault is met for the first time or known already. A
 * batch without any sample is left out.
 *
 * <p>A loader holds no threads and no arrays; an epoch does until it is closed.
 */
public final class BatchLoader {

    private final Samples samples;
    private final Subset subset;
    private final int batchSize;
    private final int workers;
    private final int prefetch;
    private final TargetEncoder targets;
    private final TransferBuffers staging = new TransferBuffers();
    private final BatchReader reader;

    private BatchLoader(Builder builder) {
        this.samples = builder.dataset.samples(builder.subset);
        this.subset = builder.subset;
        this.batchSize = builder.batchSize;
        this.workers = builder.workers;
        this.prefetch = Math.max(builder.prefetch, builder.workers);
        this.targets = TargetEncoder.of(builder.dataset);
        this.reader =
                new BatchReader(
                        samples,
                        subset,
                        builder.modalities,
                        builder.requests,
                        builder.faults,
                        staging);
    }

    /** Starts a loader. */
    public static Builder builder() {
        return new Builder();
    }

    /** The subset that is loaded. */
    public Subset subset() {
        return subset;
    }

    /** How many batches an epoch has that shows all samples once, if no batch is left out. */
    public int batches() {
        return (samples.size() + batchSize - 1) / batchSize;
    }

    /**
     * Starts a pass through the subset; decoding begins at once.
     *
     * @param order which samples, one after the other
     */
    public Epoch epoch(Order order) {
        return epoch(order, Views.first());
    }

    /**
     * Starts a pass through the subset in chosen views; decoding begins at once. A batch has as
     * many rows as the batch size says, each of them a view.
     *
     * @param order which samples, one after the other
     * @param views how each is looked at; the first modality counts them
     */
    public Epoch epoch(Order order, Views views) {
        return new Epoch(this, new RowQueue(this, order.indices(samples.size()), views));
    }

    int batchSize() {
        return batchSize;
    }

    int workers() {
        return workers;
    }

    int prefetch() {
        return prefetch;
    }

    TargetEncoder targets() {
        return targets;
    }

    TransferBuffers staging() {
        return staging;
    }

    BatchReader reader() {
        return reader;
    }

    /** Collects what a loader needs. */
    public static final class Builder {

        private Dataset dataset;
        private Subset subset;
        private List<String> modalities;
        private List<ViewRequest> requests = List.of();
        private int batchSize;
        private Faults faults;
        private int workers = 1;
        private int prefetch = 4;

        private Builder() {}

        /** Sets the data set and which of its subsets is loaded. */
        public Builder setSamples(Dataset dataset, Subset subset) {
            this.dataset = dataset;
            this.subset = subset;
            return this;
        }

        /**
         * Sets the modalities that batches carry; none, if ids, indices and targets are enough: no
         * sample is read then.
         */
        public Builder setModalities(Collection<String> modalities) {
            this.modalities = List.copyOf(new LinkedHashSet<>(modalities));
            return this;
        }

        /**
         * Sets the views that batches carry beside {@linkplain #setModalities the modalities}; by
         * default none. All of a sample's are of the same seconds. What is drawn of a view depends
         * on the seed that {@link Views} give the sample, and on the names and the number of the
         * view, not on the order or the threads.
         */
        public Builder optViews(List<ViewRequest> requests) {
            this.requests = List.copyOf(requests);
            return this;
        }

        /** Sets the number of samples in a batch, at least 1. */
        public Builder setBatchSize(int batchSize) {
            this.batchSize = batchSize;
            return this;
        }

        /** Sets what takes the samples that can't be read; the one that the data set was given. */
        public Builder setFaults(Faults faults) {
            this.faults = faults;
            return this;
        }

        /** Sets the number of threads that decode, at least 1; by default 1. */
        public Builder optWorkers(int workers) {
            this.workers = workers;
            return this;
        }

        /**
         * Sets how many batches may be decoded ahead, at least 1; by default 4, and never fewer
         * than there are workers.
         */
        public Builder optPrefetch(int prefetch) {
            this.prefetch = prefetch;
            return this;
        }

        /**
         * Makes the loader.
         *
         * @throws ConfigurationException if the data set has no modality, or no view, of a name
         * @throws IllegalArgumentException if a number is less than 1, or a view is asked for twice
         * @throws NullPointerException naming what was not set
         */
        public BatchLoader build() {
            Objects.requireNonNull(dataset, "setSamples was not called");
            Objects.requireNonNull(modalities, "setModalities was not called");
            Objects.requireNonNull(faults, "setFaults was not called");
            requirePositive("batch size", batchSize);
            requirePositive("number of workers", workers);
            requirePositive("number of batches decoded ahead", prefetch);
            KnownInputs known = new KnownInputs(dataset);
            modalities.forEach(known::require);
            known.requireViews(requests);
            return new BatchLoader(this);
        }

        private static void requirePositive(String what, int number) {
            if (number < 1) {
                throw new IllegalArgumentException(
                        "the %s must be at least 1, found %d".formatted(what, number));
            }
        }
    }
}
