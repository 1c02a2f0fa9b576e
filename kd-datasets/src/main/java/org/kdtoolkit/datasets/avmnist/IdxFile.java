package org.kdtoolkit.datasets.avmnist;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.RegularFile;

/**
 * An array of unsigned bytes in the idx format: two zeros, the element type, the number of
 * dimensions, their sizes as 32-bit big-endian integers, then the elements in C order. It may be
 * packed by gzip, whatever its name says: browsers unpack files and leave them their names.
 *
 * @param path the file
 * @param sizes the dimensions
 * @param values the elements; not copied, so nobody may change them
 */
record IdxFile(Path path, int[] sizes, byte[] values) {

    private static final int UNSIGNED_BYTE = 8;

    /** In bytes; MNIST's largest file has 47 million. */
    private static final long MOST = 1L << 30;

    /**
     * Reads a file.
     *
     * @param dimensions how many it must have
     * @throws DataException if it can't be read, is not such an array, or has more or fewer bytes
     *     than its head says
     */
    static IdxFile read(Path path, int dimensions) {
        RegularFile.fault(path)
                .ifPresent(
                        fault -> {
                            throw new DataException("%s: %s".formatted(path, fault));
                        });
        try (InputStream in = unpacked(new BufferedInputStream(Files.newInputStream(path)))) {
            return read(path, dimensions, in);
        } catch (EOFException e) {
            throw new DataException(
                    "%s: the packed file ends too early; download it again".formatted(path), e);
        } catch (IOException e) {
            throw new DataException(
                    "%s: can't be read (%s); download it again".formatted(path, e.getMessage()), e);
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        byte[] first = in.readNBytes(2);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), in);
        boolean packed = first.length == 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
        return packed ? new GZIPInputStream(whole) : whole;
    }

    private static IdxFile read(Path path, int dimensions, InputStream in) throws IOException {
        byte[] head = in.readNBytes(Integer.BYTES * (1 + dimensions));
        int magic = UNSIGNED_BYTE << Byte.SIZE | dimensions;
        if (head.length < Integer.BYTES || ByteBuffer.wrap(head).getInt() != magic) {
            throw new DataException(
                    "%s: begins with %s, expected %08x, as an idx file of unsigned bytes in %d dimension%s does; is it another one of the four files?"
                            .formatted(path, shown(head), magic, dimensions, plural(dimensions)));
        }
        if (head.length < Integer.BYTES * (1 + dimensions)) {
            throw new DataException(
                    "%s: ends within its head, after %d of %d bytes; download it again"
                            .formatted(path, head.length, Integer.BYTES * (1 + dimensions)));
        }
        int[] sizes = new int[dimensions];
        ByteBuffer.wrap(head).position(Integer.BYTES).asIntBuffer().get(sizes);
        int length = length(path, sizes);
        byte[] values = in.readNBytes(length);
        if (values.length < length) {
            throw new DataException(
                    "%s: ends after %d of %d bytes, which its head says for %s; download it again"
                            .formatted(path, values.length, length, Arrays.toString(sizes)));
        }
        if (in.read() >= 0) {
            throw new DataException(
                    "%s: goes on after the %d bytes that its head says for %s; download it again"
                            .formatted(path, length, Arrays.toString(sizes)));
        }
        return new IdxFile(path, sizes, values);
    }

    private static int length(Path path, int[] sizes) {
        long length = 1;
        for (int size : sizes) {
            length = size < 0 || length > MOST ? MOST + 1 : length * size;
        }
        if (length > MOST) {
            throw new DataException(
                    "%s: its head says %s bytes, expected at most %d; download it again"
                            .formatted(path, Arrays.toString(sizes), MOST));
        }
        return (int) length;
    }

    private static String plural(int count) {
        return count == 1 ? "" : "s";
    }

    private static String shown(byte[] head) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(Integer.BYTES, head.length); i++) {
            text.append("%02x".formatted(head[i]));
        }
        return text.isEmpty() ? "nothing" : text.toString();
    }
}
