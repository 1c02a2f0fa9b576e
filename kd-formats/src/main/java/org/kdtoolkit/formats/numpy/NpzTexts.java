package org.kdtoolkit.formats.numpy;

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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.kdtoolkit.formats.files.RegularFile;

/**
 * What {@link NpzWriter} wrote beside float32 arrays: whose rows these are.
 *
 * @param texts the unicode arrays of one dimension by name
 * @param numbers the int64 arrays of one dimension by name
 * @param flags the bool arrays of two dimensions by name
 */
public record NpzTexts(
        Map<String, List<String>> texts,
        Map<String, long[]> numbers,
        Map<String, boolean[][]> flags) {

    private static final String ENDING = ".npy";
    private static final String WHOLE = "<i8";
    private static final String FLAG = "|b1";
    private static final String UNICODE = "<U";

    /**
     * Reads a file; arrays of other types are passed over.
     *
     * @throws IOException if the file is missing, or not as it was written: checksums are compared
     */
    public static NpzTexts read(Path file) throws IOException {
        NpzTexts found =
                new NpzTexts(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        try (ZipInputStream zip =
                new ZipInputStream(new BufferedInputStream(RegularFile.open(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                DataInputStream in = new DataInputStream(zip);
                found.add(entry.getName().replace(ENDING, ""), NpyHeader.read(in), in);
                zip.closeEntry(); // reads to the entry's end, where its checksum stands
            }
        } catch (EOFException e) {
            throw new IOException(file + " ends too early", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(file + " is no .npz file", e);
        }
        return found;
    }

    private void add(String name, NpyHeader header, DataInputStream in) throws IOException {
        int axes = header.shape().dimension();
        if (header.type().equals(WHOLE) && axes == 1) {
            numbers.put(name, numbers(Math.toIntExact(header.shape().get(0)), in));
        } else if (header.type().equals(FLAG) && axes == 2) {
            flags.put(name, flags(header, in));
        } else if (header.type().startsWith(UNICODE) && axes == 1) {
            int width = Integer.parseInt(header.type().substring(UNICODE.length()));
            texts.put(name, texts(Math.toIntExact(header.shape().get(0)), width, in));
        }
    }

    private static long[] numbers(int count, DataInputStream in) throws IOException {
        ByteBuffer read = values(in, count, Long.BYTES);
        long[] numbers = new long[count];
        read.asLongBuffer().get(numbers);
        return numbers;
    }

    private static boolean[][] flags(NpyHeader header, DataInputStream in) throws IOException {
        int rows = Math.toIntExact(header.shape().get(0));
        int width = width(header.shape().get(1));
        ByteBuffer read = values(in, Math.multiplyExact(rows, width), 1);
        boolean[][] flags = new boolean[rows][width];
        for (boolean[] row : flags) {
            for (int c = 0; c < width; c++) {
                row[c] = read.get() != 0;
            }
        }
        return flags;
    }

    private static List<String> texts(int count, int width, DataInputStream in) throws IOException {
        ByteBuffer read = values(in, Math.multiplyExact(count, width(width)), Integer.BYTES);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < width; c++) {
                int character = read.getInt();
                if (character != 0) {
                    text.appendCodePoint(character);
                }
            }
            texts.add(text.toString());
        }
        return texts;
    }

    /** Rows of no width would cost nothing in the file, however many there are said to be. */
    private static int width(long width) throws IOException {
        if (width < 1) {
            throw new IOException("rows of width " + width);
        }
        return Math.toIntExact(width);
    }

    private static ByteBuffer values(DataInputStream in, int count, int bytes) throws IOException {
        int size = Math.multiplyExact(count, bytes);
        byte[] read = in.readNBytes(size);
        if (read.length < size) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }
}
