package org.kdtoolkit.formats.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An entry of a zip file. PyTorch compresses none, but other tools that pack a file again do.
 *
 * @param zip the file
 * @param name the entry's name
 */
record ZipRange(ZipFile zip, String name) implements ByteRange {

    /** No compressed byte becomes more than this. */
    private static final long MOST_INFLATED = 1040;

    @Override
    public long size() throws IOException {
        ZipEntry entry = entry();
        long stored = entry.getCompressedSize();
        long most = entry.getMethod() == ZipEntry.STORED ? stored : stored * MOST_INFLATED;
        if (stored < 0 || entry.getSize() > most) {
            throw new IOException(
                    "the entry '%s' announces %d bytes, but takes %d"
                            .formatted(name, entry.getSize(), stored));
        }
        return entry.getSize();
    }

    @Override
    public ByteBuffer read(long from, int length) throws IOException {
        try (InputStream in = open()) {
            in.skipNBytes(from);
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new IOException("the entry '%s' ends too early".formatted(name));
            }
            return ByteBuffer.wrap(bytes);
        }
    }

    InputStream open() throws IOException {
        try {
            return zip.getInputStream(entry());
        } catch (ZipException e) {
            throw new IOException(
                    "the entry '%s' can't be read (%s)".formatted(name, e.getMessage()), e);
        }
    }

    private ZipEntry entry() throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("the entry '%s' is missing".formatted(name));
        }
        return entry;
    }
}
