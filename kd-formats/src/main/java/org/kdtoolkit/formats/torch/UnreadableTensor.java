package org.kdtoolkit.formats.torch;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import org.kdtoolkit.api.data.HostTensor;

/**
 * A tensor whose values can't be read; that is no matter as long as nobody asks for them.
 *
 * @param shape its shape
 * @param what what it is instead of an array of real numbers, such as "it is a sparse tensor"
 */
record UnreadableTensor(Shape shape, String what) implements StoredTensor {

    /** Nothing is asked of the file. */
    @Override
    public void requireWhole() {}

    @Override
    public HostTensor read() throws IOException {
        throw new UnreadableTensorException(what);
    }
}
