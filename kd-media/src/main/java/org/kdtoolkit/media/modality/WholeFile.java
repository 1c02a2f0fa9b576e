package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.formats.files.Decoder;

/**
 * Files that are one tensor each, however they are looked at, and whatever part of something they
 * stand for.
 *
 * @param decoder reads a file
 */
record WholeFile(Decoder decoder) implements MediaReader {

    @Override
    public Shape shape() {
        return decoder.shape();
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        return decoder.decode(excerpt.file());
    }
}
