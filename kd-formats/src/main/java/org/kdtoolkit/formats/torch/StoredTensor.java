package org.kdtoolkit.formats.torch;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import org.kdtoolkit.api.data.HostTensor;

/** A tensor in a file. */
public interface StoredTensor {

    /** Its shape; that of a single number has no dimensions. */
    Shape shape();

    /**
     * Sees whether the file is as large as the shape says, before anybody makes room for that.
     *
     * @throws IOException if it is not
     */
    void requireWhole() throws IOException;

    /**
     * Reads its values as float32: integers beyond 2^24 and doubles are rounded.
     *
     * @throws IOException if the file does not hold them
     */
    HostTensor read() throws IOException;
}
