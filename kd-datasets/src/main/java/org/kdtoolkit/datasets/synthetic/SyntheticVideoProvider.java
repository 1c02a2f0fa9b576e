package org.kdtoolkit.datasets.synthetic;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Outlined;
import org.kdtoolkit.datasets.manifest.ManifestConfig;
import org.kdtoolkit.datasets.manifest.ManifestProvider;
import org.kdtoolkit.media.modality.Modality;
import org.kdtoolkit.media.modality.ModalityConfig;

/**
 * Offers {@code synthetic-video}: generated videos in real files, to try the way from files to
 * tensors on. Half of the videos of each class are AVI files of Motion JPEG and PCM, half MP4 files
 * of MPEG-4 and AAC.
 */
public final class SyntheticVideoProvider
        implements Provider<SyntheticVideoConfig, DatasetContext, Dataset>,
                Outlined<SyntheticVideoConfig> {

    private static final String COLUMN = "video";

    @Override
    public Kind<DatasetContext, Dataset> kind() {
        return Kind.DATASET;
    }

    @Override
    public String name() {
        return "synthetic-video";
    }

    @Override
    public Class<SyntheticVideoConfig> configuration() {
        return SyntheticVideoConfig.class;
    }

    @Override
    public String summary() {
        return "generated, not real: AVI and MP4 files of moving figures, each with a tone;"
                + " rendered once";
    }

    @Override
    public Map<String, Optional<Shape>> outline(SyntheticVideoConfig config) {
        return Modality.outline(config.modalities());
    }

    /**
     * Renders the videos, unless they are there, and opens their list.
     *
     * @throws ConfigurationException if more than all sounds are to be corrupted
     * @throws org.kdtoolkit.api.data.DataException if the videos can't be written
     */
    @Override
    public Dataset create(SyntheticVideoConfig config, DatasetContext context) {
        Sounds sounds = config.sounds();
        Path manifest = new RenderedFolder(config, new ClipRenderer(config, sounds)).manifest();
        Map<String, ModalityConfig> modalities = new LinkedHashMap<>();
        config.modalities()
                .forEach((name, modality) -> modalities.put(name, modality.withColumn(COLUMN)));
        List<String> classes = MovingFigure.classes(config.classes());
        return new RenderedDataset(
                new ManifestProvider()
                        .create(ManifestConfig.of(manifest, classes, modalities), context),
                "generated videos, no real data; " + sounds.note());
    }
}
