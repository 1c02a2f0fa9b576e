package org.kdtoolkit.datasets.vggsound;

import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Outlined;
import org.kdtoolkit.media.modality.MediaDataset;
import org.kdtoolkit.media.modality.Modality;

/** Offers {@code vggsound}. */
public final class VggSoundProvider
        implements Provider<VggSoundConfig, DatasetContext, Dataset>, Outlined<VggSoundConfig> {

    @Override
    public Kind<DatasetContext, Dataset> kind() {
        return Kind.DATASET;
    }

    @Override
    public String name() {
        return "vggsound";
    }

    @Override
    public Class<VggSoundConfig> configuration() {
        return VggSoundConfig.class;
    }

    @Override
    public String summary() {
        return "VGGSound as it is published: one list or one a subset, video or sound files of ten"
                + " seconds";
    }

    @Override
    public String source() {
        return "Chen et al., VGGSound: A Large-Scale Audio-Visual Dataset, ICASSP 2020";
    }

    @Override
    public Map<String, Optional<Shape>> outline(VggSoundConfig config) {
        return Modality.outline(config.modalities());
    }

    /**
     * Reads the lists, and leaves out what is not there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the lists, or
     *     if nothing of a subset is there
     */
    @Override
    public MediaDataset create(VggSoundConfig config, DatasetContext context) {
        return new VggSoundReader(config, context.cache()).read();
    }
}
