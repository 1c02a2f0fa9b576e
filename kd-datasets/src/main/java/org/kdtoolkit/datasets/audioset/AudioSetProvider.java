package org.kdtoolkit.datasets.audioset;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Outlined;
import org.kdtoolkit.media.modality.MediaDataset;
import org.kdtoolkit.media.modality.Modality;
import org.kdtoolkit.media.modality.ModalityConfig;

/** Offers {@code audioset}. */
public final class AudioSetProvider
        implements Provider<AudioSetConfig, DatasetContext, Dataset>, Outlined<AudioSetConfig> {

    @Override
    public Kind<DatasetContext, Dataset> kind() {
        return Kind.DATASET;
    }

    @Override
    public String name() {
        return "audioset";
    }

    @Override
    public Class<AudioSetConfig> configuration() {
        return AudioSetConfig.class;
    }

    @Override
    public String summary() {
        return "AudioSet as it is published: segment lists, class index, sound or video files,"
                + " embeddings in TFRecords; multi-label";
    }

    @Override
    public String source() {
        return "Gemmeke et al., Audio Set: An Ontology and Human-Labeled Dataset for Audio Events,"
                + " ICASSP 2017";
    }

    @Override
    public Map<String, Optional<Shape>> outline(AudioSetConfig config) {
        Map<String, Optional<Shape>> shapes =
                new LinkedHashMap<>(Modality.outline(config.modalities()));
        // whether they are published embeddings, which have a width of their own, is for the
        // folder to say
        config.modalities()
                .forEach(
                        (name, modality) -> {
                            if (modality instanceof ModalityConfig.Embedding embedding
                                    && embedding.width().isEmpty()) {
                                shapes.put(name, Optional.empty());
                            }
                        });
        return shapes;
    }

    /**
     * Reads the lists, and leaves out what is not there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the lists, or
     *     if nothing of a subset is there
     */
    @Override
    public MediaDataset create(AudioSetConfig config, DatasetContext context) {
        return new AudioSetReader(config, context.cache()).read();
    }
}
