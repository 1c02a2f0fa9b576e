package org.kdtoolkit.media.video;

import io.jhdf.HdfFile;
import io.jhdf.ObjectHeader;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.dataset.DatasetLoader;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.SampleFile;

/**
 * A video in an HDF5 file, as 3D-ResNets-PyTorch (Hara et al., 2018) writes it: a data set {@code
 * video} of variable-length bytes, one JPEG a row and one row a frame. Rows of one length are read,
 * too. Only the rows that are asked for are read, and nothing that lies beside the data set.
 *
 * <p>Frame i is row i. The published loader reads row i - 1 instead, and therefore the last row for
 * frame 0: every clip is moved by one frame, and a clip from the beginning starts with the video's
 * end. That is not done here.
 */
public final class Hdf5Video extends PictureVideo {

    private static final String DATASET = "video";

    private final Path path;
    private final HdfFile file;
    private final PictureRows rows;

    private Hdf5Video(Path path, HdfFile file, PictureRows rows) {
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
        SampleFile media = new SampleFile(path);
        media.requireFile();
        HdfFile file = null;
        try {
            file = mapped(path);
            Hdf5Video video = new Hdf5Video(path, file, rows(media, file));
            file = null;
            return video;
        } catch (IOException e) {
            throw media.fault("can't be read (%s)".formatted(e), e);
        } catch (RuntimeException e) {
            // jHDF answers broken files with exceptions of many types
            throw media.fault("is not an HDF5 file, or is broken (%s)".formatted(e), e);
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    /**
     * Opens a file as one buffer, in which lengths that it does not have are found out at once.
     * From a channel jHDF would make room for whatever a header claims, before it reads.
     */
    private static HdfFile mapped(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            return channel.size() > Integer.MAX_VALUE
                    ? new HdfFile(path)
                    : HdfFile.fromByteBuffer(
                            channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private static PictureRows rows(SampleFile media, HdfFile file) throws SampleException {
        RootLinks links = RootLinks.of(file);
        if (!links.names().contains(DATASET)) {
            throw media.fault(
                    "has no data set '%s' (it has: %s)"
                            .formatted(DATASET, String.join(", ", links.names())));
        }
        OptionalLong address = links.address(DATASET);
        if (address.isEmpty()) {
            throw media.fault("has a link '%s', expected a data set".formatted(DATASET));
        }
        try {
            HdfBackingStorage storage = file.getHdfBackingStorage();
            ObjectHeader header = ObjectHeader.readObjectHeader(storage, address.getAsLong());
            if (!header.hasMessageOfType(DataSpaceMessage.class)) {
                throw media.fault(
                        "has a group or type '%s', expected a data set".formatted(DATASET));
            }
            return rows(
                    media,
                    (DatasetBase) DatasetLoader.createDataset(storage, header, DATASET, file),
                    storage);
        } catch (RuntimeException e) {
            throw media.fault(
                    "has a data set '%s' that can't be read (%s)"
                            .formatted(DATASET, first(e).getMessage()),
                    e);
        }
    }

    private static PictureRows rows(
            SampleFile media, DatasetBase dataset, HdfBackingStorage storage)
            throws SampleException {
        int dimensions = dataset.getDimensionsAsLong().length;
        DataType type = dataset.getDataType();
        boolean variable =
                dimensions == 1 && type instanceof VariableLength list && isByte(list.getParent());
        boolean fixed =
                dimensions == 1 && type instanceof StringData || dimensions == 2 && isByte(type);
        if (!variable && !fixed) {
            throw media.fault(
                    ("has a data set '%s' of %d dimensions and Java type %s; expected rows of"
                                    + " variable-length unsigned bytes, one JPEG each")
                            .formatted(DATASET, dimensions, dataset.getJavaType().getSimpleName()));
        }
        long frames = dataset.getDimensionsAsLong()[0];
        if (frames < 1 || frames > Integer.MAX_VALUE) {
            throw media.fault("has %d frames, expected 1 or more".formatted(frames));
        }
        return variable
                ? new VariableLengthRows(storage, dataset)
                : new FixedLengthRows(new StoredRows(dataset));
    }

    /** What went wrong first; jHDF only says where, around it. */
    private static Throwable first(Throwable e) {
        return e.getCause() == null ? e : first(e.getCause());
    }

    private static boolean isByte(DataType type) {
        return type instanceof FixedPoint number && number.getSize() == 1;
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
