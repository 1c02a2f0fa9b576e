package org.kdtoolkit.train.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes NumPy's {@code .npz} files (format version 1.0), with unicode arrays, which DJL's own
 * encoder does not have.
 */
final class NpzWriter implements AutoCloseable {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private final ZipOutputStream zip;

    NpzWriter(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /** Writes a float32 array [rows.length, width]. */
    void write(String name, float[][] rows) throws IOException {
        int width = rows.length == 0 ? 0 : rows[0].length;
        begin(name, "<f4", rows.length + ", " + width);
        ByteBuffer line = littleEndian(width * Float.BYTES);
        for (float[] row : rows) {
            line.clear();
            for (float value : row) {
                line.putFloat(value);
            }
            zip.write(line.array());
        }
        zip.closeEntry();
    }

    /** Writes an int64 array of one dimension. */
    void write(String name, long[] values) throws IOException {
        begin(name, "<i8", values.length + ",");
        ByteBuffer buffer = littleEndian(values.length * Long.BYTES);
        for (long value : values) {
            buffer.putLong(value);
        }
        zip.write(buffer.array());
        zip.closeEntry();
    }

    /** Writes a bool array [rows.length, width]. */
    void write(String name, boolean[][] rows) throws IOException {
        int width = rows.length == 0 ? 0 : rows[0].length;
        begin(name, "|b1", rows.length + ", " + width);
        for (boolean[] row : rows) {
            for (boolean value : row) {
                zip.write(value ? 1 : 0);
            }
        }
        zip.closeEntry();
    }

    /** Writes a unicode array of one dimension. */
    void write(String name, List<String> values) throws IOException {
        int width =
                Math.max(
                        1,
                        values.stream()
                                .mapToInt(v -> v.codePointCount(0, v.length()))
                                .max()
                                .orElse(1));
        begin(name, "<U" + width, values.size() + ",");
        for (String value : values) {
            ByteBuffer buffer = littleEndian(width * Integer.BYTES);
            value.codePoints().forEach(buffer::putInt);
            zip.write(buffer.array());
        }
        zip.closeEntry();
    }

    private void begin(String name, String type, String shape) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        String header =
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
        int used = MAGIC.length + Short.BYTES + header.length() + 1;
        int padding = (ALIGNMENT - used % ALIGNMENT) % ALIGNMENT;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        zip.write(MAGIC);
        zip.write(littleEndian(Short.BYTES).putShort((short) text.length).array());
        zip.write(text);
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
