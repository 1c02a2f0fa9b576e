package org.kdtoolkit.api.modality;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.SampleException;

/**
 * What the files of a modality become when they are prepared, once, before many trainings: the form
 * that loads fastest. The modality reads both the files and what they become.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface PreparedForm {

    /** What the files become, in words; equal words mean equal files. */
    String description();

    /** The ending of the prepared file's name, with its dot; the file's own where it is copied. */
    String ending(Path source);

    /**
     * Writes a prepared file, whole or not at all.
     *
     * @throws SampleException if the source can't be read
     * @throws org.kdtoolkit.api.data.DataException if the file can't be written
     */
    void write(Excerpt source, Path target) throws SampleException;
}
