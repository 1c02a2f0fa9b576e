package org.kdtoolkit.media.video;

import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.FilterManager;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What the chunks of a data set went through before they were written (HDF5 File Format
 * Specification 3.0, section IV.A.2.l).
 *
 * <p>A filter may be left out of single chunks, which jHDF does not look at: HDF5 leaves out LZF
 * where it would not save anything, and a shuffle that was not told the size of elements, as is
 * that of variable-length rows. Both can be told: LZF's output is always shorter than its input,
 * and without a size there is nothing to shuffle by.
 *
 * @param filters in the order in which they were applied
 */
record ChunkFilters(List<FilterInfo> filters) {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER_32 = 3;
    private static final int LZF = 32_000;

    /** Where LZF is told how long its output is. */
    private static final int LZF_LENGTH_AT = 2;

    /**
     * Undoes the filters.
     *
     * @param stored what the file holds
     * @param length how long a chunk is
     * @throws HdfException if that is broken, or a filter is not known
     */
    byte[] decode(byte[] stored, int length) {
        byte[] bytes = stored;
        for (int i = filters.size() - 1; i >= 0; i--) {
            int checksums =
                    (int)
                            filters.subList(0, i).stream()
                                    .filter(before -> before.getId() == FLETCHER_32)
                                    .count();
            bytes = decode(filters.get(i), bytes, length + checksums * Integer.BYTES);
        }
        if (bytes.length != length) {
            throw new HdfException(
                    "its chunk has %d bytes, expected %d".formatted(bytes.length, length));
        }
        return bytes;
    }

    private static byte[] decode(FilterInfo filter, byte[] bytes, int length) {
        return switch (filter.getId()) {
            case DEFLATE -> inflate(bytes, length);
            case SHUFFLE -> filter.getData().length == 0 ? bytes : apply(filter, bytes);
            case FLETCHER_32 -> withoutChecksum(bytes);
            case LZF -> bytes.length == length ? bytes : lzf(filter, bytes, length);
            default ->
                    filter.isOptional() && bytes.length == length && !isKnown(filter)
                            ? bytes
                            : apply(filter, bytes);
        };
    }

    private static boolean isKnown(FilterInfo filter) {
        try {
            FilterManager.getPipeline(List.of(filter));
            return true;
        } catch (HdfFilterException e) {
            return false;
        }
    }

    private static byte[] apply(FilterInfo filter, byte[] bytes) {
        if (!isKnown(filter)) {
            throw new HdfException(
                    "it went through the filter '%s' (%d), which is not known; write the file with gzip or lzf"
                            .formatted(filter.getName(), filter.getId()));
        }
        return FilterManager.getPipeline(List.of(filter)).decode(bytes);
    }

    private static byte[] inflate(byte[] bytes, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            byte[] inflated = new byte[length];
            if (inflater.inflate(inflated) == length && inflater.inflate(new byte[1]) == 0) {
                return inflated;
            }
            throw new HdfException("its chunk is not %d bytes, compressed".formatted(length));
        } catch (DataFormatException e) {
            if (bytes.length == length) {
                return bytes; // left out
            }
            throw new HdfException("its chunk is broken: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] lzf(FilterInfo filter, byte[] bytes, int length) {
        int[] data = new int[LZF_LENGTH_AT + 1];
        data[LZF_LENGTH_AT] = length;
        return apply(
                new FilterInfo(filter.getId(), filter.getName(), filter.isOptional(), data), bytes);
    }

    /** Compares the checksum behind the bytes, which is that of HDF5's H5_checksum_fletcher32. */
    private static byte[] withoutChecksum(byte[] bytes) {
        int length = bytes.length - Integer.BYTES;
        if (length < 0) {
            throw new HdfException("its chunk has no checksum");
        }
        long written = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            written |= (bytes[length + i] & 0xffL) << Byte.SIZE * i;
        }
        if (written != fletcher32(bytes, length)) {
            throw new HdfException("its chunk is broken: the checksum is another one");
        }
        return Arrays.copyOf(bytes, length);
    }

    private static long fletcher32(byte[] bytes, int length) {
        long first = 0;
        long second = 0;
        for (int i = 0; i < length; i += 2) {
            int low = i + 1 < length ? bytes[i + 1] & 0xff : 0;
            first += (bytes[i] & 0xff) << Byte.SIZE | low;
            first = (first & 0xffff) + (first >>> Short.SIZE);
            second += first;
            second = (second & 0xffff) + (second >>> Short.SIZE);
        }
        return ((second & 0xffff) + (second >>> Short.SIZE)) << Short.SIZE
                | (first & 0xffff) + (first >>> Short.SIZE);
    }
}
