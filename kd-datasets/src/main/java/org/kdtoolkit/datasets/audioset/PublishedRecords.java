package org.kdtoolkit.datasets.audioset;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.formats.prepared.StoredArray;

/**
 * Published embeddings, which are found by the videos' ids in their records, not by files' names.
 *
 * @param reader reads a record
 */
record PublishedRecords(MediaReader reader) implements Modality {

    static PublishedRecords modality() {
        return new PublishedRecords(new EmbeddingReader());
    }

    @Override
    public List<String> endings() {
        return List.of();
    }

    @Override
    public Optional<PreparedForm> prepared(PrepareConfig config) {
        return Optional.of(new StoredArray("arrays of 32 bits", reader));
    }
}
