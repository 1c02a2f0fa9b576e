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
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.kdtoolkit.formats.files.RegularFile;

/** Reads the float32 arrays of the {@code .npz} files that {@link NpzWriter} wrote. */
public final class NpzReader {

    private static final String ENDING = ".npy";

    private NpzReader() {}

    /**
     * Reads a file; arrays of other types are passed over.
     *
     * @return the arrays by name
     * @throws IOException if the file is missing, or not as it was written: checksums are compared
     */
    public static Map<String, FloatTable> read(Path file) throws IOException {
        return read(file, name -> true);
    }

    /**
     * Reads some arrays of a file, without memory for the others.
     *
     * @param wanted tells by an array's name whether it is read
     * @return the arrays by name
     * @throws IOException if the file is missing, or not as it was written: checksums are compared
     */
    public static Map<String, FloatTable> read(Path file, Predicate<String> wanted)
            throws IOException {
        Map<String, FloatTable> tables = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new BufferedInputStream(RegularFile.open(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                DataInputStream in = new DataInputStream(zip);
                NpyHeader header = NpyHeader.read(in);
                String name = entry.getName().replace(ENDING, "");
                if (header.type().equals(NpyHeader.FLOAT)
                        && header.shape().dimension() > 1
                        && wanted.test(name)) {
                    tables.put(name, table(header.shape(), in));
                }
                zip.closeEntry(); // reads to the entry's end, where its checksum stands
            }
        } catch (EOFException e) {
            throw new IOException(file + " ends too early", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(file + " is no .npz file", e);
        }
        return tables;
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
