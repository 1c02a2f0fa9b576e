package org.kdtoolkit.datasets.audioset;

import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.formats.tfrecord.RecordAddress;
import org.kdtoolkit.formats.tfrecord.TfRecordFile;

/** Published embeddings, [128]: the mean over the seconds of a segment. */
final class EmbeddingReader implements MediaReader {

    @Override
    public Shape shape() {
        return new Shape(PublishedEmbedding.WIDTH);
    }

    /** A file has the records of many samples. */
    @Override
    public boolean isWholeFile(Excerpt excerpt) {
        return false;
    }

    /**
     * Reads the record that the excerpt's path is the {@link RecordAddress} of.
     *
     * @throws SampleException if it is damaged or gone
     */
    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        RecordAddress address =
                RecordAddress.parse(excerpt.file().toString())
                        .orElseThrow(
                                () -> new SampleException(excerpt.file() + " names no record"));
        return PublishedEmbedding.of(new TfRecordFile(address.file()).read(address.place())).mean();
    }
}
