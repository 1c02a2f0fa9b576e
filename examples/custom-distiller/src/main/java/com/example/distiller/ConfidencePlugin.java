package com.example.distiller;

import java.util.List;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/** Offers the filter {@code confidence}. */
public final class ConfidencePlugin implements Plugin {

    /** The keys of the filter. */
    public record Config(
            @Doc("the weight of the class loss that trains the filter")
                    @Default("1")
                    @Range(min = 0)
                    double classWeight) {}

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                FilterProvider.builder("confidence", Config.class)
                        .summary("scales each of the teacher's embeddings by a learned confidence")
                        .readsLabels(config -> config.classWeight() > 0)
                        .build(
                                (config, context) ->
                                        new ConfidenceFilter(config.classWeight(), context)));
    }
}
