package org.kdtoolkit.mnf;

import java.util.List;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/** The Modality Noise Filter. */
public final class MnfPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                FilterProvider.builder("mnf", MnfConfig.class)
                        .summary(
                                "Modality Noise Filter: gates the teacher's embedding, then attends"
                                        + " to the student")
                        .source(
                                "Xia et al., Robust Cross-Modal Knowledge Distillation for"
                                        + " Unconstrained Videos, 2023")
                        .readsLabels(MnfConfig::readsLabels)
                        .build(MnfFilter::of));
    }
}
