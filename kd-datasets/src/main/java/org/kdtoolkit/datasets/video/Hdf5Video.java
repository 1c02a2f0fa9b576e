package org.kdtoolkit.datasets.video;

import io.jhdf.HdfFile;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.VariableLength;
import java.nio.file.Path;
import java.util.Locale;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.media.MediaFile;

/**
 * A video in an HDF5 file, as 3D-ResNets-PyTorch (Hara et al., 2018) writes it: a data set {@code
 * video} of variable-length bytes, one JPEG a row and one row a frame. Only the rows that are asked
 * for are read.
 *
 * <p>Frame i is row i. The published loader reads row i - 1 instead, and therefore the last row for
 * frame 0: every clip is moved by one frame, and a clip from the beginning starts with the video's
 * end. That is not done here.
 */
public final class Hdf5Video extends PictureVideo {

    private static final String DATASET = "video";

    private final Path path;
    private final HdfFile file;
    private final VariableLengthRows rows;

    private Hdf5Video(Path path, HdfFile file, VariableLengthRows rows) {
        this.path = path;
        this.file = file;
        this.rows = rows;
    }

    /**
     * Opens a file.
     *
     * @throws SampleException if it is missing or no such HDF5 file; the message names it
     */
    public static Hdf5Video open(Path path) throws SampleException {
        MediaFile media = new MediaFile(path);
        media.requireFile();
        HdfFile file = null;
        try {
            file = new HdfFile(path);
            Hdf5Video video = new Hdf5Video(path, file, rows(media, file));
            file = null;
            return video;
        } catch (RuntimeException e) {
            // jHDF answers broken files with exceptions of many types
            throw media.fault("is not an HDF5 file, or is broken (%s)".formatted(e), e);
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    private static VariableLengthRows rows(MediaFile media, HdfFile file) throws SampleException {
        Node node = file.getChildren().get(DATASET);
        if (node == null) {
            throw media.fault(
                    "has no data set '%s' (it has: %s)"
                            .formatted(DATASET, String.join(", ", file.getChildren().keySet())));
        }
        if (!(node instanceof DatasetBase dataset)) {
            throw media.fault(
                    "has a %s '%s', expected a data set"
                            .formatted(node.getType().name().toLowerCase(Locale.ROOT), DATASET));
        }
        if (!(dataset.getDataType() instanceof VariableLength type)
                || !(type.getParent() instanceof FixedPoint element)
                || element.getSize() != 1
                || dataset.getDimensionsAsLong().length != 1) {
            throw media.fault(
                    ("has a data set '%s' of %d dimensions and Java type %s; expected rows of"
                                    + " variable-length unsigned bytes, one JPEG each")
                            .formatted(
                                    DATASET,
                                    dataset.getDimensionsAsLong().length,
                                    dataset.getJavaType().getSimpleName()));
        }
        if (dataset.getSize() < 1 || dataset.getSize() > Integer.MAX_VALUE) {
            throw media.fault("has %d frames, expected 1 or more".formatted(dataset.getSize()));
        }
        return new VariableLengthRows(file.getHdfBackingStorage(), dataset);
    }

    @Override
    public int frames() {
        return rows.size();
    }

    @Override
    byte[] picture(int number) throws SampleException {
        try {
            return rows.read(number);
        } catch (RuntimeException e) {
            throw new SampleException(
                    "%s can't be read (%s)".formatted(place(number), e.getMessage()), e);
        }
    }

    @Override
    String place(int number) {
        return "%s, row %d of '%s',".formatted(path, number, DATASET);
    }

    @Override
    void closeFile() {
        file.close();
    }
}
