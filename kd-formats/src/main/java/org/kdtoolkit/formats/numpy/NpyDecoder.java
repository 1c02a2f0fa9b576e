package org.kdtoolkit.formats.numpy;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.Decoder;
import org.kdtoolkit.formats.files.FileKind;
import org.kdtoolkit.formats.files.SampleFile;

/**
 * Reads NumPy's {@code .npy} files, versions 1 to 3, in C order: floats of 16, 32 or 64 bits,
 * integers, booleans. All become 32-bit floats, which must be finite.
 */
public final class NpyDecoder implements Decoder {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final Shape shape;

    /**
     * Creates a decoder for arrays of one shape.
     *
     * @param shape the shape, in which -1 stands for any size
     */
    public NpyDecoder(Shape shape) {
        this.shape = shape;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public HostTensor decode(Path path) throws SampleException {
        HostTensor tensor = read(path);
        if (!fits(tensor.shape())) {
            throw new SampleFile(path)
                    .fault("has shape %s, expected %s".formatted(tensor.shape(), shape));
        }
        return tensor;
    }

    /**
     * Reads an array of any shape.
     *
     * @throws SampleException if the file is missing, broken or of another kind
     */
    public static HostTensor read(Path path) throws SampleException {
        SampleFile file = new SampleFile(path);
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        String header = header(file, bytes);
        if (find(file, header, ORDER).equals("True") && dimensions(file, header).length > 1) {
            throw file.fault("is in Fortran order; save it in C order");
        }
        String type = find(file, header, TYPE);
        NpyType element =
                NpyType.of(type)
                        .orElseThrow(
                                () ->
                                        file.fault(
                                                "has elements of type '%s', expected numbers"
                                                        .formatted(type)));
        long[] dimensions = dimensions(file, header);
        int count = count(file, dimensions, element.bytes(), bytes.remaining());
        bytes.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = element.next(bytes);
        }
        return new HostTensor(file.requireFinite(values), new Shape(dimensions));
    }

    private boolean fits(Shape found) {
        if (found.dimension() != shape.dimension()) {
            return false;
        }
        for (int i = 0; i < shape.dimension(); i++) {
            if (shape.get(i) >= 0 && shape.get(i) != found.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static String header(SampleFile file, ByteBuffer bytes) throws SampleException {
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < MAGIC.length + 4) {
            throw file.fault("is not an .npy file: it has %d bytes".formatted(bytes.remaining()));
        }
        bytes.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw file.fault(
                    "is not an .npy file: it does not begin with \\x93NUMPY"
                            + FileKind.holds(bytes.array()));
        }
        int version = bytes.get();
        bytes.get(); // the minor version changes nothing
        if (version < 1 || version > 3) {
            throw file.fault("is an .npy file of version %d, expected 1 to 3".formatted(version));
        }
        boolean truncated = version > 1 && bytes.remaining() < Integer.BYTES;
        long length =
                truncated
                        ? Integer.BYTES
                        : version == 1
                                ? Short.toUnsignedLong(bytes.getShort())
                                : Integer.toUnsignedLong(bytes.getInt());
        if (length > bytes.remaining()) {
            throw file.fault("ends within its header");
        }
        byte[] header = new byte[(int) length];
        bytes.get(header);
        return new String(header, StandardCharsets.UTF_8);
    }

    private static String find(SampleFile file, String header, Pattern pattern)
            throws SampleException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw file.fault("has no proper .npy header: \"%s\"".formatted(header.strip()));
        }
        return matcher.group(1);
    }

    private static long[] dimensions(SampleFile file, String header) throws SampleException {
        String text = find(file, header, SHAPE).replace("L", "").strip();
        try {
            return text.isEmpty()
                    ? new long[0]
                    : COMMA.splitAsStream(text).mapToLong(Long::parseLong).toArray();
        } catch (NumberFormatException e) {
            throw file.fault("has no proper .npy header: \"%s\"".formatted(header.strip()), e);
        }
    }

    private static int count(SampleFile file, long[] dimensions, int elementBytes, int available)
            throws SampleException {
        try {
            long count = Arrays.stream(dimensions).reduce(1, Math::multiplyExact);
            if (Math.multiplyExact(count, elementBytes) == available) {
                return (int) count;
            }
        } catch (ArithmeticException e) {
            throw file.fault("claims shape %s, far too large".formatted(new Shape(dimensions)), e);
        }
        throw file.fault(
                "claims shape %s with %d bytes an element, but holds %d bytes of values"
                        .formatted(new Shape(dimensions), elementBytes, available));
    }
}
