package org.kdtoolkit.datasets.ucf;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.modality.ModalitySpec;

/** Configurations as YAML nodes with few keys would give them. */
final class UcfConfigs {

    private UcfConfigs() {}

    static UcfConfig annotated(
            Path annotation, Map<String, Path> folders, Map<String, ModalitySpec> modalities) {
        return new UcfConfig(
                Optional.of(annotation),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                folders,
                modalities,
                Optional.empty(),
                Optional.empty());
    }

    static UcfConfig listed(
            Path splits,
            int fold,
            Map<String, Path> folders,
            Map<String, ModalitySpec> modalities) {
        return new UcfConfig(
                Optional.empty(),
                Optional.of(splits),
                Optional.of(fold),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                folders,
                modalities,
                Optional.empty(),
                Optional.empty());
    }

    static UcfConfig withSubsets(UcfConfig config, Map<String, String> subsets) {
        return new UcfConfig(
                config.annotation(),
                config.splits(),
                config.fold(),
                config.folds(),
                Optional.of(subsets),
                config.limit(),
                config.folders(),
                config.modalities(),
                Optional.empty(),
                config.unlabelled());
    }
}
