package org.kdtoolkit.media.video;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.FileKind;
import org.kdtoolkit.formats.files.SampleFile;

/** Opens videos of every form. */
public final class Videos {

    private Videos() {}

    /**
     * Opens a video: a folder of frames, an HDF5 file (by its content, or named {@code .hdf5} or
     * {@code .h5}), or whatever else FFmpeg reads.
     *
     * @throws SampleException if it is missing, broken or of another kind; the message names it
     */
    public static Video open(Path path) throws SampleException {
        if (Files.isDirectory(path)) {
            return FrameFolder.open(path);
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        Optional<FileKind> kind = new SampleFile(path).kind();
        boolean hdf5 =
                kind.isEmpty()
                        ? name.endsWith(".hdf5") || name.endsWith(".h5")
                        : kind.get() == FileKind.HDF5;
        return hdf5 ? Hdf5Video.open(path) : FfmpegVideo.open(path);
    }
}
