package org.kdtoolkit.train.files.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An entry of a zip file, not compressed, so that it is no larger than the file.
 *
 * @param zip the file
 * @param name the entry's name
 */
record ZipRange(ZipFile zip, String name) implements ByteRange {

    @Override
    public long size() throws IOException {
        return entry().getSize();
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
        return zip.getInputStream(entry());
    }

    private ZipEntry entry() throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("the entry '%s' is missing".formatted(name));
        }
        if (entry.getMethod() != ZipEntry.STORED) {
            throw new IOException(
                    "the entry '%s' is compressed, which torch.save never does".formatted(name));
        }
        return entry;
    }
}
