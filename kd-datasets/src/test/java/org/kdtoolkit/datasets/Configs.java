package org.kdtoolkit.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.ModalityFactory;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.plugin.ModalityProvider;
import org.kdtoolkit.datasets.manifest.ManifestConfig;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.EmbeddingConfig;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.media.modality.MediaPlugin;
import org.kdtoolkit.media.modality.VideoConfig;

/** Configurations as YAML nodes with few keys would give them. */
public final class Configs {

    private static final ModalityFactory KINDS =
            ModalityProvider.factory(new MediaPlugin().providers());

    private Configs() {}

    /** The kinds of modality that there are. */
    public static ModalityFactory kinds() {
        return KINDS;
    }

    /** Surroundings with these kinds, and without a cache. */
    public static DatasetContext context(Faults faults) {
        return DatasetContext.of(faults, TensorCache.none(), KINDS);
    }

    /** Videos in the column {@code video}. */
    public static ModalitySpec video(VideoConfig config) {
        return new ModalitySpec("video", Optional.of("video"), config);
    }

    /** A manifest with these modalities, all else by default. */
    public static ManifestConfig manifest(Path path, Map<String, ModalitySpec> modalities) {
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
                Optional.empty(),
                Map.of(),
                false,
                modalities,
                Optional.empty(),
                Optional.empty(),
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
                config.labelsColumn(),
                config.recording(),
                config.separator(),
                config.noClass(),
                Optional.of(classes).filter(list -> !list.isEmpty()),
                Optional.of(subsets).filter(map -> !map.isEmpty()),
                limit,
                config.allowOutside(),
                config.modalities(),
                Optional.empty(),
                config.unlabelled(),
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
                config.labelsColumn(),
                config.recording(),
                config.separator(),
                config.noClass(),
                config.classes(),
                config.subsets(),
                config.limit(),
                true,
                config.modalities(),
                Optional.empty(),
                config.unlabelled(),
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
                config.labelsColumn(),
                Optional.of(column),
                config.separator(),
                config.noClass(),
                config.classes(),
                config.subsets(),
                config.limit(),
                config.allowOutside(),
                config.modalities(),
                config.holdOut(),
                config.unlabelled(),
                Optional.empty());
    }

    /** The same, in which a label says that a sample has none of the classes. */
    public static ManifestConfig withNoClass(ManifestConfig config, String label) {
        return new ManifestConfig(
                config.path(),
                config.format(),
                config.id(),
                config.subset(),
                config.label(),
                config.labelsColumn(),
                config.recording(),
                config.separator(),
                Optional.of(label),
                config.classes(),
                config.subsets(),
                config.limit(),
                config.allowOutside(),
                config.modalities(),
                config.holdOut(),
                config.unlabelled(),
                Optional.empty());
    }

    /** Grey images of one size. */
    public static ModalitySpec greyImage(int height, int width) {
        return new ModalitySpec(
                "image",
                Optional.empty(),
                new ImageConfig(
                        Optional.of(List.of(height, width)),
                        1,
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Sound of any length. */
    public static ModalitySpec audio() {
        return new ModalitySpec(
                "audio",
                Optional.empty(),
                new AudioConfig(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Vectors of any length. */
    public static ModalitySpec embedding() {
        return new ModalitySpec(
                "embedding", Optional.empty(), new EmbeddingConfig(Optional.empty()));
    }
}
