package org.kdtoolkit.train.run;

import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.train.trial.MediaModalities;

/**
 * The samples with all labels that their lists give, whatever the label budget: which samples a
 * corruption takes for each other's must not depend on what the student is told.
 *
 * @param dataset closed by the code that opened it
 * @param files how it is read
 */
record FullyLabelled(Dataset dataset, MediaModalities files) {}
