package org.kdtoolkit.datasets.modality;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;

/** Reads a modality's files. Safe for use from several threads. */
public interface MediaReader extends AutoCloseable {

    /** The shape of every tensor that {@link #read} returns; -1 where it differs. */
    Shape shape();

    /**
     * How many fixed views there are of a file.
     *
     * @throws SampleException if that can't be found out
     */
    int views(Path file, Subset subset) throws SampleException;

    /** Whether drawn views differ from the first fixed one. */
    boolean draws(Subset subset);

    /**
     * Reads a file in one view.
     *
     * @throws SampleException if it is missing, broken or not of this kind; the message names it
     */
    HostTensor read(Path file, Subset subset, View view) throws SampleException;

    /** Closes files that were kept open. */
    @Override
    void close();
}
