package org.kdtoolkit.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.datasets.manifest.ManifestConfig;
import org.kdtoolkit.media.modality.ModalityConfig;

/** Configurations as YAML nodes with few keys would give them. */
public final class Configs {

    private Configs() {}

    /** A manifest with these modalities, all else by default. */
    public static ManifestConfig manifest(Path path, Map<String, ModalityConfig> modalities) {
        return new ManifestConfig(
                path,
                Optional.empty(),
                "id",
                "subset",
                "label",
                "labels",
                Optional.empty(),
                ";",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                modalities,
                Optional.empty());
    }

    /** The same with other classes, subsets and limits. */
    public static ManifestConfig with(
            ManifestConfig config,
            List<String> classes,
            Map<String, String> subsets,
            Map<String, Integer> limit) {
        return new ManifestConfig(
                config.path(),
                config.format(),
                config.id(),
                config.subset(),
                config.label(),
                config.labels(),
                config.recording(),
                config.separator(),
                Optional.of(classes).filter(list -> !list.isEmpty()),
                Optional.of(subsets).filter(map -> !map.isEmpty()),
                limit,
                config.allowOutside(),
                config.modalities(),
                Optional.empty());
    }

    /** The same with files anywhere. */
    public static ManifestConfig allowingOutside(ManifestConfig config) {
        return new ManifestConfig(
                config.path(),
                config.format(),
                config.id(),
                config.subset(),
                config.label(),
                config.labels(),
                config.recording(),
                config.separator(),
                config.classes(),
                config.subsets(),
                config.limit(),
                true,
                config.modalities(),
                Optional.empty());
    }

    /** The same with samples that were cut from recordings. */
    public static ManifestConfig withRecordings(ManifestConfig config, String column) {
        return new ManifestConfig(
                config.path(),
                config.format(),
                config.id(),
                config.subset(),
                config.label(),
                config.labels(),
                Optional.of(column),
                config.separator(),
                config.classes(),
                config.subsets(),
                config.limit(),
                config.allowOutside(),
                config.modalities(),
                config.holdOut());
    }

    /** Grey images of one size. */
    public static ModalityConfig greyImage(int height, int width) {
        return new ModalityConfig.Image(
                Optional.empty(),
                Optional.of(List.of(height, width)),
                1,
                Optional.empty(),
                Optional.empty());
    }

    /** Sound of any length. */
    public static ModalityConfig audio() {
        return new ModalityConfig.Audio(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Vectors of any length. */
    public static ModalityConfig embedding() {
        return new ModalityConfig.Embedding(Optional.empty(), Optional.empty());
    }
}
