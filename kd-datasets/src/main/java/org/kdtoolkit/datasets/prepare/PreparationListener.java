package org.kdtoolkit.datasets.prepare;

/** Is told how a preparation gets on. */
@FunctionalInterface
public interface PreparationListener {

    /**
     * A file is done, or was done before, or failed. Called by one thread at a time.
     *
     * @param done files so far
     * @param files all files
     */
    void prepared(int done, int files);
}
