package org.kdtoolkit.formats.numpy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes NumPy's {@code .npz} files, with unicode arrays, which DJL's own encoder does not have.
 */
public final class NpzWriter implements AutoCloseable {

    /** Equal arrays make equal files, whenever and wherever they are written. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /** Begins a file. */
    public NpzWriter(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED); // floats hardly shrink, however long one tries
    }

    /** Writes a float32 array [rows.length, width]. */
    public void write(String name, float[][] rows) throws IOException {
        write(name, new FloatTable(new Shape(rows.length == 0 ? 0 : rows[0].length), rows));
    }

    /** Writes a float32 array [rows, ...]. */
    public void write(String name, FloatTable table) throws IOException {
        begin(name, NpyHeader.FLOAT, new Shape(table.rows().length).addAll(table.row()));
        for (float[] row : table.rows()) {
            zip.write(NpyHeader.bytes(row));
        }
        zip.closeEntry();
    }

    /** Writes an int64 array of one dimension. */
    public void write(String name, long[] values) throws IOException {
        begin(name, "<i8", new Shape(values.length));
        ByteBuffer buffer = NpyHeader.littleEndian(values.length * Long.BYTES);
        for (long value : values) {
            buffer.putLong(value);
        }
        zip.write(buffer.array());
        zip.closeEntry();
    }

    /** Writes a bool array [rows.length, width]. */
    public void write(String name, boolean[][] rows) throws IOException {
        begin(name, "|b1", new Shape(rows.length, rows.length == 0 ? 0 : rows[0].length));
        for (boolean[] row : rows) {
            for (boolean value : row) {
                zip.write(value ? 1 : 0);
            }
        }
        zip.closeEntry();
    }

    /** Writes a unicode array of one dimension. */
    public void write(String name, List<String> values) throws IOException {
        int width =
                Math.max(
                        1,
                        values.stream()
                                .mapToInt(v -> v.codePointCount(0, v.length()))
                                .max()
                                .orElse(1));
        begin(name, "<U" + width, new Shape(values.size()));
        for (String value : values) {
            ByteBuffer buffer = NpyHeader.littleEndian(width * Integer.BYTES);
            value.codePoints().forEach(buffer::putInt);
            zip.write(buffer.array());
        }
        zip.closeEntry();
    }

    private void begin(String name, String type, Shape shape) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        new NpyHeader(type, shape).write(zip);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
