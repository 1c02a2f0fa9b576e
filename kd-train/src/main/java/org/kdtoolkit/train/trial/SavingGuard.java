package org.kdtoolkit.train.trial;

/** Is asked before results are written. */
@FunctionalInterface
public interface SavingGuard {

    /**
     * Sees whether results still have a place.
     *
     * @throws org.kdtoolkit.api.data.DataException if they have none
     */
    void beforeSaving();
}
