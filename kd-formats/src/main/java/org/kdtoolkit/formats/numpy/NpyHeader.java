package org.kdtoolkit.formats.numpy;

import ai.djl.ndarray.types.Shape;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands before the values of NumPy's arrays (format version 1.0), little-endian and in C
 * order.
 *
 * @param type the type's description, such as {@code <f4}
 * @param shape the array's shape
 */
public record NpyHeader(String type, Shape shape) {

    /** The type of float32 values. */
    public static final String FLOAT = "<f4";

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final Pattern TEXT =
            Pattern.compile(
                    "\\{'descr': '([^']*)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\),"
                            + " \\}\\s*");

    /** Writes the header; the values follow it. */
    public void write(OutputStream out) throws IOException {
        String dimensions =
                Arrays.stream(shape.getShape())
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(", "));
        String header =
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
                        .formatted(type, dimensions, shape.dimension() == 1 ? "," : "");
        int used = MAGIC.length + Short.BYTES + header.length() + 1;
        int padding = (ALIGNMENT - used % ALIGNMENT) % ALIGNMENT;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        out.write(MAGIC);
        out.write(littleEndian(Short.BYTES).putShort((short) text.length).array());
        out.write(text);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is anything else
     */
    public static NpyHeader read(DataInputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        String text = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        Matcher matcher = TEXT.matcher(text);
        if (!Arrays.equals(magic, MAGIC) || !matcher.matches()) {
            throw new IOException("no array: " + text);
        }
        try {
            long[] dimensions =
                    Pattern.compile("[, ]+")
                            .splitAsStream(matcher.group(2))
                            .mapToLong(Long::parseLong)
                            .toArray();
            return new NpyHeader(matcher.group(1), new Shape(dimensions));
        } catch (NumberFormatException e) {
            throw new IOException("no shape: " + text, e);
        }
    }

    /** An empty buffer in the order of the values' bytes. */
    public static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes of float32 values. */
    public static byte[] bytes(float[] values) {
        ByteBuffer buffer = littleEndian(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }
}
