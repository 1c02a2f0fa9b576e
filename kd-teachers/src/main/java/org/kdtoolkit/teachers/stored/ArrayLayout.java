package org.kdtoolkit.teachers.stored;

import java.nio.file.Path;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;

/** What the arrays of a folder must be like. */
interface ArrayLayout {

    /** What they are, in messages. */
    String what();

    /**
     * Checks an array that was read.
     *
     * @return its values in the order in which a teacher gives them
     * @throws SampleException if it is unlike the others of its folder
     */
    float[] values(Path file, HostTensor array) throws SampleException;
}
