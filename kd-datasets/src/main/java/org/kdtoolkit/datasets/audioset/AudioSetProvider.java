package org.kdtoolkit.datasets.audioset;

import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.datasets.modality.MediaDataset;

/** Offers {@code audioset}. */
public final class AudioSetProvider implements Provider<AudioSetConfig, DatasetContext, Dataset> {

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
