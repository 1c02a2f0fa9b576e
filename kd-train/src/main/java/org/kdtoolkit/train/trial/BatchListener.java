package org.kdtoolkit.train.trial;

/** Is told after each batch; what it does is part of the batch's time. */
@FunctionalInterface
public interface BatchListener {

    /** A batch is done, or work on batches begins. */
    void batch(BatchProgress progress);
}
