package org.kdtoolkit.formats.torch;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The types of numbers in files. Real ones are read, each as float32. */
enum ElementType {
    FLOAT64("DoubleStorage", "F64", Double.BYTES, (bytes, at) -> (float) bytes.getDouble(at)),
    FLOAT32("FloatStorage", "F32", Float.BYTES, ByteBuffer::getFloat),
    FLOAT16("HalfStorage", "F16", Short.BYTES, (bytes, at) -> half(bytes.getShort(at))),
    BFLOAT16(
            "BFloat16Storage",
            "BF16",
            Short.BYTES,
            (bytes, at) -> Float.intBitsToFloat(bytes.getShort(at) << Short.SIZE)),
    INT64("LongStorage", "I64", Long.BYTES, ByteBuffer::getLong),
    INT32("IntStorage", "I32", Integer.BYTES, ByteBuffer::getInt),
    INT16("ShortStorage", "I16", Short.BYTES, ByteBuffer::getShort),
    INT8("CharStorage", "I8", Byte.BYTES, ByteBuffer::get),
    UINT8("ByteStorage", "U8", Byte.BYTES, (bytes, at) -> Byte.toUnsignedInt(bytes.get(at))),
    BOOL("BoolStorage", "BOOL", Byte.BYTES, (bytes, at) -> bytes.get(at) == 0 ? 0 : 1),
    COMPLEX64("ComplexFloatStorage", "C64", 2 * Float.BYTES),
    COMPLEX128("ComplexDoubleStorage", "C128", 2 * Double.BYTES),
    QUANTISED_INT32("QInt32Storage", "", Integer.BYTES),
    QUANTISED_INT8("QInt8Storage", "", Byte.BYTES),
    QUANTISED_UINT8("QUInt8Storage", "", Byte.BYTES),
    QUANTISED_UINT4("QUInt4x2Storage", "", Byte.BYTES),
    QUANTISED_UINT2("QUInt2x4Storage", "", Byte.BYTES),
    UNTYPED("UntypedStorage", "", Byte.BYTES);

    private static final int HALF_FRACTION_BITS = 10;
    private static final int HALF_FRACTION = (1 << HALF_FRACTION_BITS) - 1;
    private static final int HALF_EXPONENT = 0x1f;
    private static final int HALF_BIAS = 15;

    /** Reads the number at a place in a buffer. */
    @FunctionalInterface
    private interface Decoder {
        float decode(ByteBuffer bytes, int at);
    }

    private final String storageClass;
    private final String safetensorsName;
    private final int size;
    private final Optional<Decoder> decoder;

    ElementType(String storageClass, String safetensorsName, int size) {
        this.storageClass = storageClass;
        this.safetensorsName = safetensorsName;
        this.size = size;
        this.decoder = Optional.empty();
    }

    ElementType(String storageClass, String safetensorsName, int size, Decoder decoder) {
        this.storageClass = storageClass;
        this.safetensorsName = safetensorsName;
        this.size = size;
        this.decoder = Optional.of(decoder);
    }

    /** The type of the elements of one of PyTorch's storage classes, such as FloatStorage. */
    static Optional<ElementType> ofStorageClass(String name) {
        return Arrays.stream(values()).filter(t -> t.storageClass.equals(name)).findFirst();
    }

    /** The type that a safetensors header calls so, such as F32. */
    static Optional<ElementType> ofSafetensors(String name) {
        return Arrays.stream(values()).filter(t -> t.safetensorsName.equals(name)).findFirst();
    }

    /** What a safetensors header calls it. */
    String safetensorsName() {
        return safetensorsName;
    }

    /** Bytes of one element. */
    int size() {
        return size;
    }

    /** Whether its elements are real numbers. */
    boolean isReal() {
        return decoder.isPresent();
    }

    /**
     * The element that begins at a byte of the buffer, in the buffer's byte order.
     *
     * @throws java.util.NoSuchElementException if these are no real numbers
     */
    float decode(ByteBuffer bytes, int at) {
        return decoder.orElseThrow().decode(bytes, at);
    }

    /** IEEE 754 binary16: one bit of sign, five of exponent, ten of fraction. */
    private static float half(short bits) {
        int exponent = bits >> HALF_FRACTION_BITS & HALF_EXPONENT;
        int fraction = bits & HALF_FRACTION;
        float magnitude;
        if (exponent == HALF_EXPONENT) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, 1 - HALF_BIAS - HALF_FRACTION_BITS);
        } else {
            magnitude =
                    Math.scalb(
                            (float) (fraction | 1 << HALF_FRACTION_BITS),
                            exponent - HALF_BIAS - HALF_FRACTION_BITS);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
