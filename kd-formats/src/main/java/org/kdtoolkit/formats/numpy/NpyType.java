package org.kdtoolkit.formats.numpy;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** The element types of {@code .npy} files that are numbers. */
enum NpyType {
    HALF(2) {
        @Override
        float next(ByteBuffer from) {
            return half(from.getShort());
        }
    },
    FLOAT(4) {
        @Override
        float next(ByteBuffer from) {
            return from.getFloat();
        }
    },
    DOUBLE(8) {
        @Override
        float next(ByteBuffer from) {
            return (float) from.getDouble();
        }
    },
    BYTE(1) {
        @Override
        float next(ByteBuffer from) {
            return from.get();
        }
    },
    UNSIGNED_BYTE(1) {
        @Override
        float next(ByteBuffer from) {
            return Byte.toUnsignedInt(from.get());
        }
    },
    SHORT(2) {
        @Override
        float next(ByteBuffer from) {
            return from.getShort();
        }
    },
    UNSIGNED_SHORT(2) {
        @Override
        float next(ByteBuffer from) {
            return Short.toUnsignedInt(from.getShort());
        }
    },
    INT(4) {
        @Override
        float next(ByteBuffer from) {
            return from.getInt();
        }
    },
    UNSIGNED_INT(4) {
        @Override
        float next(ByteBuffer from) {
            return Integer.toUnsignedLong(from.getInt());
        }
    },
    LONG(8) {
        @Override
        float next(ByteBuffer from) {
            return from.getLong();
        }
    };

    private static final Map<String, NpyType> BY_CODE =
            Map.ofEntries(
                    Map.entry("f2", HALF),
                    Map.entry("f4", FLOAT),
                    Map.entry("f8", DOUBLE),
                    Map.entry("i1", BYTE),
                    Map.entry("u1", UNSIGNED_BYTE),
                    Map.entry("b1", UNSIGNED_BYTE),
                    Map.entry("i2", SHORT),
                    Map.entry("u2", UNSIGNED_SHORT),
                    Map.entry("i4", INT),
                    Map.entry("u4", UNSIGNED_INT),
                    Map.entry("i8", LONG));

    private final int bytes;

    NpyType(int bytes) {
        this.bytes = bytes;
    }

    /** The type of a description such as {@code <f4}. */
    static Optional<NpyType> of(String description) {
        return description.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(BY_CODE.get(description.substring(1)));
    }

    int bytes() {
        return bytes;
    }

    abstract float next(ByteBuffer from);

    /** IEEE 754 binary16: 1 bit sign, 5 bits exponent with bias 15, 10 bits fraction. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude =
                switch (exponent) {
                    case 0 -> Math.scalb((float) fraction, -24);
                    case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Math.scalb((float) (fraction | 0x400), exponent - 25);
                };
        return bits < 0 ? -magnitude : magnitude;
    }
}
