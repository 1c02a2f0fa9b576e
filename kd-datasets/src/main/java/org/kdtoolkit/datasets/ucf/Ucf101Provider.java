package org.kdtoolkit.datasets.ucf;

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

/** Offers {@code ucf101}. */
public final class Ucf101Provider
        implements Provider<UcfConfig, DatasetContext, Dataset>, Outlined<UcfConfig> {

    @Override
    public Kind<DatasetContext, Dataset> kind() {
        return Kind.DATASET;
    }

    @Override
    public String name() {
        return "ucf101";
    }

    @Override
    public Class<UcfConfig> configuration() {
        return UcfConfig.class;
    }

    @Override
    public String summary() {
        return "UCF101: videos of 101 human actions, split by the official lists or an annotation";
    }

    @Override
    public String source() {
        return "Soomro et al., UCF101: A Dataset of 101 Human Actions Classes From Videos in The"
                + " Wild, 2012";
    }

    @Override
    public Map<String, Optional<Shape>> outline(UcfConfig config) {
        return Modality.outline(config.modalities());
    }

    /**
     * Reads the split, and sees which files are there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the split, or
     *     if a subset has no files at all
     */
    @Override
    public MediaDataset create(UcfConfig config, DatasetContext context) {
        return new UcfReader(config, name -> true).read(context.cache());
    }
}
