package org.kdtoolkit.datasets.synthetic;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Outlined;

/** Offers {@code synthetic}. */
public final class SyntheticProvider
        implements Provider<SyntheticConfig, DatasetContext, Dataset>, Outlined<SyntheticConfig> {

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
    public Map<String, Optional<Shape>> outline(SyntheticConfig config) {
        Map<String, Optional<Shape>> shapes = new LinkedHashMap<>();
        shapes.put(SyntheticDataset.IMAGE, Optional.of(SyntheticDataset.image(config)));
        shapes.put(SyntheticDataset.AUDIO, Optional.of(SyntheticDataset.audio()));
        return shapes;
    }

    @Override
    public Dataset create(SyntheticConfig config, DatasetContext context) {
        return new SyntheticDataset(config);
    }
}
