package org.kdtoolkit.csc;

import java.util.List;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/** Contrastive Semantic Calibration. */
public final class CscPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                ObjectiveProvider.builder("csc", CscConfig.class)
                        .summary(
                                "Contrastive Semantic Calibration: class-wise contrast, a"
                                        + " temperature for each pair")
                        .source(
                                "Xia et al., Robust Cross-Modal Knowledge Distillation for"
                                        + " Unconstrained Videos, 2023")
                        .needs(Need.ALIGNED_EMBEDDING, Need.LABELS)
                        .build((config, context) -> new CscObjective(config)));
    }
}
