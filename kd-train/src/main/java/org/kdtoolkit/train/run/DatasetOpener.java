package org.kdtoolkit.train.run;

import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.DatasetSpec;

/**
 * Opens data sets.
 *
 * @param registry finds them
 */
record DatasetOpener(Registry registry) {

    /**
     * Opens a data set.
     *
     * @throws org.kdtoolkit.api.data.DataException if its lists can't be used
     */
    Dataset open(DatasetSpec spec, DatasetContext context) {
        return registry.create(Kind.DATASET, spec.type(), spec.settings(), context);
    }
}
