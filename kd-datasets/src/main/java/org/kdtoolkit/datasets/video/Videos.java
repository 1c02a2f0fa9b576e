package org.kdtoolkit.datasets.video;

import java.nio.file.Files;
import java.nio.file.Path;
import org.kdtoolkit.api.data.SampleException;

/** Opens videos of every form. */
public final class Videos {

    private Videos() {}

    /**
     * Opens a video: a folder of frames, or an HDF5 file ({@code .hdf5}, {@code .h5}).
     *
     * @throws SampleException if it is missing, broken or of another kind; the message names it
     */
    public static Video open(Path path) throws SampleException {
        if (Files.isDirectory(path)) {
            return FrameFolder.open(path);
        }
        return Hdf5Video.open(path);
    }
}
