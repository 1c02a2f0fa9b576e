package org.kdtoolkit.train.config;

import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;

/**
 * Opens data sets.
 *
 * @param registry finds them
 */
public record DatasetOpener(Registry registry) {

    /**
     * Opens a data set.
     *
     * @param faults takes the samples that can't be read
     * @param cache keeps what is made of files
     * @throws org.kdtoolkit.api.data.DataException if its lists can't be used
     * @throws ConfigurationException if it is several folds, or other samples for each seed
     */
    public Dataset open(DatasetSpec spec, Faults faults, TensorCache cache) {
        if (spec.atEachFold().size() > 1) {
            throw new ConfigurationException(
                    "'folds' has several folds of the data run, of which one is needed here; choose"
                            + " it by '--set dataset.folds= --set dataset.fold=1'");
        }
        if (spec.isDrawnBySeed()) {
            throw new ConfigurationException(
                    "each seed draws samples of its own, and one seed's are needed here; choose it"
                            + " by '--set dataset.seed=1'");
        }
        DatasetContext context =
                DatasetContext.of(faults, cache, new RegisteredModalities(registry));
        return registry.create(Kind.DATASET, spec.type(), spec.settings(), context);
    }
}
