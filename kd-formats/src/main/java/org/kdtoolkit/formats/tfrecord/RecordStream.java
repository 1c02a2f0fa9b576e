package org.kdtoolkit.formats.tfrecord;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.SampleException;

/** Reads records one after the other, trusting no length that goes beyond the file. */
final class RecordStream implements AutoCloseable {

    /** More than any record of features; a greater one can't be told from a damaged length. */
    static final int MOST_BYTES = 16 << 20;

    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;
    private static final int GZIP_MAGIC = 0x8b1f;

    private final Path file;
    private final InputStream in;
    private RecordPosition place;
    private long rest;

    /**
     * Begins with a record.
     *
     * @param rest how many bytes there are from there to the file's end
     */
    RecordStream(Path file, RecordPosition first, InputStream in, long rest) {
        this.file = file;
        this.place = first;
        this.in = new BufferedInputStream(in);
        this.rest = rest;
    }

    /** The next record, or empty at the end. */
    Optional<TfRecord> next() throws IOException, SampleException {
        if (rest <= 0) {
            return Optional.empty();
        }
        int length = length(read(HEADER_BYTES));
        byte[] data = read(length);
        byte[] checksum = read(Integer.BYTES);
        check("data", data, length, little(checksum).getInt());
        TfRecord record = new TfRecord(file, place, data);
        place = place.next(HEADER_BYTES + length + Integer.BYTES);
        return Optional.of(record);
    }

    private int length(byte[] header) throws SampleException {
        ByteBuffer values = little(header);
        long length = values.getLong();
        int checksum = values.getInt();
        if (isGzip(header) && MaskedCrc.of(header, 0, Long.BYTES) != checksum) {
            throw new SampleException(file + " is compressed by gzip; unpack it");
        }
        check("length", header, Long.BYTES, checksum);
        if (length < 0 || length > MOST_BYTES) {
            throw fault(
                    "claims %s bytes; at most %d are read"
                            .formatted(Long.toUnsignedString(length), MOST_BYTES));
        }
        return (int) length;
    }

    private boolean isGzip(byte[] header) {
        return place.offset() == 0 && (little(header).getShort() & 0xffff) == GZIP_MAGIC;
    }

    private void check(String what, byte[] bytes, int length, int written) throws SampleException {
        int found = MaskedCrc.of(bytes, 0, length);
        if (found != written) {
            throw fault(
                    "is damaged or no TFRecord: the checksum of its %s is %08x, expected %08x"
                            .formatted(what, found, written));
        }
    }

    private byte[] read(int bytes) throws IOException, SampleException {
        byte[] found = bytes <= rest ? in.readNBytes(bytes) : new byte[0];
        if (found.length < bytes) {
            throw fault(
                    "is cut off: expected %d bytes more, found %d; get the file anew"
                            .formatted(bytes, Math.min(bytes, rest)));
        }
        rest -= bytes;
        return found;
    }

    private SampleException fault(String what) {
        return TfRecord.fault(file, place, what);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
