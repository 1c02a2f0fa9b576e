package org.kdtoolkit.media.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * The first directory of a TIFF (revision 6.0), in which EXIF keeps its tags too.
 *
 * @param bytes all of the file, in its own order of bytes
 */
record TiffDirectory(ByteBuffer bytes) {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY = 12;
    private static final char LITTLE_ENDIAN = 'I' << 8 | 'I';

    /** The directory of a file, whatever that holds. */
    static TiffDirectory of(ByteBuffer file) {
        boolean little = file.remaining() >= 2 && file.getChar(0) == LITTLE_ENDIAN;
        return new TiffDirectory(
                file.slice().order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
    }

    /** The first value of a tag of whole numbers; empty where there is none. */
    OptionalInt value(int tag) {
        if (bytes.limit() < 8) {
            return OptionalInt.empty();
        }
        long first = Integer.toUnsignedLong(bytes.getInt(4));
        if (first + 2 > bytes.limit()) {
            return OptionalInt.empty();
        }
        int entries = bytes.getChar((int) first);
        for (int i = 0; i < entries; i++) {
            long entry = first + 2 + (long) i * ENTRY;
            if (entry + ENTRY > bytes.limit()) {
                return OptionalInt.empty();
            }
            if (bytes.getChar((int) entry) == tag) {
                return entry((int) entry);
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt entry(int at) {
        int type = bytes.getChar(at + 2);
        if (type != SHORT && type != LONG) {
            return OptionalInt.empty();
        }
        int size = type == SHORT ? Short.BYTES : Integer.BYTES;
        long count = Integer.toUnsignedLong(bytes.getInt(at + 4));
        // values of up to four bytes stand in the entry itself
        long place =
                count * size <= Integer.BYTES
                        ? at + 8
                        : Integer.toUnsignedLong(bytes.getInt(at + 8));
        if (place + size > bytes.limit()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                type == SHORT ? bytes.getChar((int) place) : bytes.getInt((int) place));
    }
}
