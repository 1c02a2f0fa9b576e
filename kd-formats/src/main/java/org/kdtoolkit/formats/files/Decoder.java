package org.kdtoolkit.formats.files;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;

/** Reads one kind of file. Safe for use from several threads. */
public interface Decoder {

    /** The shape of every tensor that {@link #decode} returns; -1 where it differs. */
    Shape shape();

    /**
     * Reads a file.
     *
     * @throws SampleException if it is missing, broken or not of this kind; the message names it
     */
    HostTensor decode(Path file) throws SampleException;
}
