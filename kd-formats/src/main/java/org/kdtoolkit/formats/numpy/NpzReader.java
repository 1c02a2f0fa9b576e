package org.kdtoolkit.formats.numpy;

import ai.djl.ndarray.types.Shape;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.kdtoolkit.formats.files.RegularFile;

/** Reads float32 and unicode arrays of the {@code .npz} files that {@link NpzWriter} wrote. */
public final class NpzReader {

    private static final String ENDING = ".npy";

    private NpzReader() {}

    /** Reads what stands behind an array's header; nothing for one that is passed over. */
    @FunctionalInterface
    private interface Values<T> {

        Optional<T> read(NpyHeader header, DataInputStream in) throws IOException;
    }

    /**
     * Reads a file; arrays of other types, and of one dimension, are passed over.
     *
     * @return the arrays by name
     * @throws IOException if the file is missing, or not as it was written: checksums are compared
     */
    public static Map<String, FloatTable> read(Path file) throws IOException {
        return read(
                file,
                (header, in) ->
                        header.type().equals(NpyHeader.FLOAT) && header.shape().dimension() > 1
                                ? Optional.of(table(header.shape(), in))
                                : Optional.empty());
    }

    /**
     * Reads the unicode arrays of one dimension in a file.
     *
     * @return the arrays by name
     * @throws IOException as {@link #read(Path)}
     */
    public static Map<String, List<String>> readTexts(Path file) throws IOException {
        return read(
                file,
                (header, in) ->
                        header.type().matches("<U[0-9]{1,7}") && header.shape().dimension() == 1
                                ? Optional.of(texts(header, in))
                                : Optional.empty());
    }

    private static <T> Map<String, T> read(Path file, Values<T> values) throws IOException {
        Map<String, T> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new BufferedInputStream(RegularFile.open(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                DataInputStream in = new DataInputStream(zip);
                String name = entry.getName().replace(ENDING, "");
                values.read(NpyHeader.read(in), in).ifPresent(array -> arrays.put(name, array));
                zip.closeEntry(); // reads to the entry's end, where its checksum stands
            }
        } catch (EOFException e) {
            throw new IOException(file + " ends too early", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(file + " is no .npz file", e);
        }
        return arrays;
    }

    private static List<String> texts(NpyHeader header, DataInputStream in) throws IOException {
        int width = Integer.parseInt(header.type().substring(2));
        List<String> texts = new ArrayList<>();
        for (long i = 0; i < header.shape().get(0); i++) {
            byte[] bytes = in.readNBytes(width * Integer.BYTES);
            if (bytes.length < width * Integer.BYTES) {
                throw new IOException("ends within row " + i);
            }
            ByteBuffer points = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            StringBuilder text = new StringBuilder(width);
            for (int point = 0; point < width; point++) {
                int code = points.getInt();
                if (code != 0) { // what fills up to the width
                    text.appendCodePoint(code);
                }
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static FloatTable table(Shape shape, DataInputStream in) throws IOException {
        Shape row = shape.slice(1);
        int bytes = Math.multiplyExact(Math.toIntExact(row.size()), Float.BYTES);
        List<float[]> rows = new ArrayList<>();
        for (long i = 0; i < shape.get(0); i++) {
            byte[] line = in.readNBytes(bytes);
            if (line.length < bytes) {
                throw new IOException("ends within row " + i);
            }
            float[] values = new float[bytes / Float.BYTES];
            ByteBuffer.wrap(line).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
            rows.add(values);
        }
        return new FloatTable(row, rows.toArray(float[][]::new));
    }
}
