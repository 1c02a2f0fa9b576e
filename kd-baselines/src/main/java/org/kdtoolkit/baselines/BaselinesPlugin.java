package org.kdtoolkit.baselines;

import java.util.List;
import java.util.stream.Stream;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/** The published methods that others are compared with, by what they compare. */
public final class BaselinesPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return Stream.of(
                        ControlProviders.all(),
                        LogitsProviders.all(),
                        EmbeddingProviders.all(),
                        MapProviders.all(),
                        StageProviders.all(),
                        ReuseProviders.all())
                .flatMap(List::stream)
                .toList();
    }
}
