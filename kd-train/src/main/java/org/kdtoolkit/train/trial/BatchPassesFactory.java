package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.List;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.train.config.TrainingConfig;

/** Makes passes through an experiment's samples. */
public final class BatchPassesFactory {

    private final Dataset dataset;
    private final Faults faults;
    private final int workers;
    private final NDManager manager;
    private final BatchListener listener;

    /**
     * Prepares to make passes.
     *
     * @param dataset the samples
     * @param faults takes those that can't be read
     * @param training how many threads decode
     * @param manager whose engine and device the batches are on
     * @param listener is told how passes get on
     */
    @Inject
    public BatchPassesFactory(
            Dataset dataset,
            Faults faults,
            TrainingConfig training,
            NDManager manager,
            BatchListener listener) {
        this.dataset = dataset;
        this.faults = faults;
        this.workers = training.workers();
        this.manager = manager;
        this.listener = listener;
    }

    /** The samples. */
    Dataset dataset() {
        return dataset;
    }

    /** Passes whose batches carry some modalities. */
    BatchPasses of(List<String> modalities) {
        return new BatchPasses(dataset, faults, modalities, List.of(), workers, manager, listener);
    }
}
