package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.formats.numpy.NpyDecoder;

/**
 * Arrays, [width], which are read as fast as they would be read back from a cache.
 *
 * @param decoder reads a file
 */
record ArrayReader(NpyDecoder decoder) implements MediaReader {

    @Override
    public Shape shape() {
        return decoder.shape();
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        return decoder.decode(excerpt.file());
    }
}
