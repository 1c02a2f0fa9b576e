package org.kdtoolkit.datasets.synthetic;

import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;

/** Offers {@code synthetic}. */
public final class SyntheticProvider implements Provider<SyntheticConfig, DatasetContext, Dataset> {

    @Override
    public Kind<DatasetContext, Dataset> kind() {
        return Kind.DATASET;
    }

    @Override
    public String name() {
        return "synthetic";
    }

    @Override
    public Class<SyntheticConfig> configuration() {
        return SyntheticConfig.class;
    }

    @Override
    public String summary() {
        return "generated, not real: figures in noise, each with a tone; sounds can be corrupted";
    }

    @Override
    public Dataset create(SyntheticConfig config, DatasetContext context) {
        return new SyntheticDataset(config);
    }
}
