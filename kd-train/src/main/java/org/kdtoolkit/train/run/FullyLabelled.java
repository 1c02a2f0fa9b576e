package org.kdtoolkit.train.run;

import org.kdtoolkit.api.data.Dataset;

/**
 * The samples with all labels that their lists give, whatever the label budget: which samples a
 * corruption takes for each other's must not depend on what the student is told.
 *
 * @param dataset closed by the code that opened it
 */
record FullyLabelled(Dataset dataset) {}
