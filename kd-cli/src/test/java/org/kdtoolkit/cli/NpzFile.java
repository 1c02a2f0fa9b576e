package org.kdtoolkit.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads NumPy's {@code .npz} by its specification, not by the code under test. */
final class NpzFile {

    private static final Pattern HEADER =
            Pattern.compile("'descr': '(.*?)', 'fortran_order': False, 'shape': \\((.*?)\\)");

    /** One array: its type and shape as NumPy writes them, and its bytes. */
    record Array(String type, String shape, ByteBuffer bytes) {

        List<String> texts() {
            int width = Integer.parseInt(type.substring(2));
            int count = bytes.remaining() / (Integer.BYTES * width);
            return IntStream.range(0, count).mapToObj(i -> text(i * width, width)).toList();
        }

        private String text(int from, int width) {
            StringBuilder text = new StringBuilder();
            for (int i = from; i < from + width; i++) {
                int point = bytes.getInt(Integer.BYTES * i);
                if (point != 0) {
                    text.appendCodePoint(point);
                }
            }
            return text.toString();
        }

        long[] longs() {
            long[] values = new long[bytes.remaining() / Long.BYTES];
            bytes.asLongBuffer().get(values);
            return values;
        }

        float[] floats() {
            float[] values = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(values);
            return values;
        }
    }

    private NpzFile() {}

    static Map<String, Array> read(Path file) throws IOException {
        Map<String, Array> arrays = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                arrays.put(entry.getName().replaceFirst("\\.npy$", ""), array(bytes));
            }
        }
        return arrays;
    }

    private static Array array(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getShort(8);
        String header = new String(file, 10, length, StandardCharsets.US_ASCII);
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no header of an array: " + header);
        }
        ByteBuffer values = bytes.position(10 + length).slice().order(ByteOrder.LITTLE_ENDIAN);
        return new Array(matcher.group(1), matcher.group(2), values);
    }
}
