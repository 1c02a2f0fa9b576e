package org.kdtoolkit.train.trial;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Consumer;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.loading.Views;

/**
 * Passes through the samples in batches. Each batch has a manager of its own, which closes behind
 * it: whatever is made of a batch ends with it.
 *
 * @param dataset the samples
 * @param faults takes those that can't be read
 * @param modalities what batches carry
 * @param views which views of samples they carry besides
 * @param workers threads that decode
 * @param manager whose engine and device the batches are on
 * @param listener is told how passes get on, by those who make them
 */
record BatchPasses(
        Dataset dataset,
        Faults faults,
        List<String> modalities,
        List<ViewRequest> views,
        int workers,
        NDManager manager,
        BatchListener listener) {

    /** The same, whose batches may also carry what teachers alone see. */
    BatchPasses showing(List<TeacherSight> sights) {
        return new BatchPasses(
                new SightedDataset(dataset, sights),
                faults,
                modalities,
                views,
                workers,
                manager,
                listener);
    }

    /** The same, whose batches also carry views that are asked for. */
    BatchPasses asking(List<ViewRequest> requests) {
        return new BatchPasses(dataset, faults, modalities, requests, workers, manager, listener);
    }

    /** Whether a subset has samples. */
    boolean hasSamples(Subset subset) {
        return dataset.samples(subset).size() > 0;
    }

    /** A loader of one subset. */
    BatchLoader loader(Subset subset, int batchSize) {
        return BatchLoader.builder()
                .setSamples(dataset, subset)
                .setModalities(modalities)
                .optViews(views)
                .setBatchSize(batchSize)
                .setFaults(faults)
                .optWorkers(workers)
                .build();
    }

    /**
     * Hands every batch of an order on, and says for how many nanoseconds it waited for data.
     *
     * @throws OutOfMemoryException naming the batch
     */
    long run(BatchLoader loader, Order order, Views views, Consumer<Batch> action) {
        return run(loader, order, views, Long.MAX_VALUE, action);
    }

    private long run(
            BatchLoader loader, Order order, Views views, long most, Consumer<Batch> action) {
        try (Epoch epoch = loader.epoch(order, views)) {
            for (long batch = 0; batch < most && epoch.hasNext(); batch++) {
                try (NDManager step = manager.newSubManager()) {
                    act(epoch.next(step), action);
                }
            }
            return epoch.waitedNanos();
        } catch (EngineException e) {
            throw OutOfMemoryException.of(e, "while a batch was put on the device")
                    .<RuntimeException>map(memory -> memory)
                    .orElse(e);
        } catch (OutOfMemoryError e) {
            throw OutOfMemoryException.of(e, "while batches were prepared");
        }
    }

    /** What does not fit into memory is told with the batch that it was to be computed from. */
    private static void act(Batch batch, Consumer<Batch> action) {
        try {
            action.accept(batch);
        } catch (EngineException e) {
            throw OutOfMemoryException.of(e, OutOfMemoryException.with(batch))
                    .<RuntimeException>map(memory -> memory)
                    .orElse(e);
        } catch (OutOfMemoryError e) {
            throw OutOfMemoryException.of(e, OutOfMemoryException.with(batch));
        }
    }

    /**
     * Hands the first batch of an order on that has samples, if any has.
     *
     * @throws OutOfMemoryException naming the batch
     */
    void first(BatchLoader loader, Order order, Views views, Consumer<Batch> action) {
        run(loader, order, views, 1, action);
    }

    /** Hands every batch of a subset on, in the subset's order. */
    void through(Subset subset, int batchSize, Views views, Consumer<Batch> action) {
        run(loader(subset, batchSize), Order.sequential(), views, action);
    }
}
