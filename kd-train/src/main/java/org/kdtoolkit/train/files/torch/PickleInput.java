package org.kdtoolkit.train.files.torch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, little-endian, counted. */
final class PickleInput {

    private static final int LONGEST_NAME = 1000;

    private final InputStream in;
    private final long limit;
    private long position;

    /**
     * Begins at the first byte.
     *
     * @param limit how many bytes may be read: what they turn into is many times as large
     */
    PickleInput(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /** How many bytes were read. */
    long position() {
        return position;
    }

    int unsignedByte() throws IOException {
        return Byte.toUnsignedInt(bytes(1)[0]);
    }

    int unsignedShort() throws IOException {
        return Short.toUnsignedInt(buffer(Short.BYTES).getShort());
    }

    int signedInt() throws IOException {
        return buffer(Integer.BYTES).getInt();
    }

    long unsignedInt() throws IOException {
        return Integer.toUnsignedLong(signedInt());
    }

    long signedLong() throws IOException {
        return buffer(Long.BYTES).getLong();
    }

    /** The only number in a pickle that is big-endian. */
    double bigEndianDouble() throws IOException {
        return buffer(Double.BYTES).order(ByteOrder.BIG_ENDIAN).getDouble();
    }

    String text(long length) throws IOException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    /** The text up to the end of the line. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = unsignedByte(); letter != '\n'; letter = unsignedByte()) {
            if (line.length() == LONGEST_NAME) {
                throw failure("a name of more than %d letters".formatted(LONGEST_NAME));
            }
            line.append((char) letter);
        }
        return line.toString();
    }

    /** Bytes as they are; takes no more memory than the file has bytes, whatever the length. */
    byte[] bytes(long length) throws IOException {
        if (length < 0 || length > limit - position) {
            throw failure("%d bytes are announced, a pickle may have %d".formatted(length, limit));
        }
        byte[] bytes = in.readNBytes((int) length);
        position += bytes.length;
        if (bytes.length < length) {
            throw new EOFException("the pickle ends too early, at byte " + position);
        }
        return bytes;
    }

    /** What to throw where the pickle is wrong. */
    IOException failure(String message) {
        return new IOException("byte %d of the pickle: %s".formatted(position, message));
    }

    private ByteBuffer buffer(int length) throws IOException {
        return ByteBuffer.wrap(bytes(length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
