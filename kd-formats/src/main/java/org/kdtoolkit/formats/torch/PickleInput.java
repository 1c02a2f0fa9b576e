package org.kdtoolkit.formats.torch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bytes of a pickle, little-endian, counted. Sizes that it claims are not believed. */
final class PickleInput {

    /** Names of entries and classes are far shorter; longer texts are values that nobody needs. */
    private static final int LONGEST_TEXT = 1 << 16;

    private final InputStream in;
    private long position;

    /** Begins at the first byte. */
    PickleInput(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read. */
    long position() {
        return position;
    }

    int unsignedByte() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw endsTooEarly();
        }
        position++;
        return value;
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

    /** UTF-8 text, unless it is too long to be anybody's name. */
    Optional<String> text(long length) throws IOException {
        if (length > LONGEST_TEXT) {
            skip(length);
            return Optional.empty();
        }
        return Optional.of(new String(bytes(length), StandardCharsets.UTF_8));
    }

    /** The text up to the end of the line, in UTF-8, unless it is too long to be a name. */
    Optional<String> line() throws IOException {
        return line(StandardCharsets.UTF_8);
    }

    /** The text up to the end of the line, unless it is too long to be a name. */
    Optional<String> line(Charset charset) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (int letter = unsignedByte(); letter != '\n'; letter = unsignedByte()) {
            tooLong |= line.size() == LONGEST_TEXT;
            if (!tooLong) {
                line.write(letter);
            }
        }
        return tooLong ? Optional.empty() : Optional.of(line.toString(charset));
    }

    /** Bytes as they are; takes no more memory than the file has bytes, whatever the length. */
    byte[] bytes(long length) throws IOException {
        requireLength(length);
        byte[] bytes = in.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
        position += bytes.length;
        if (bytes.length < length) {
            throw endsTooEarly();
        }
        return bytes;
    }

    /** Leaves bytes out, in no memory. */
    void skip(long length) throws IOException {
        requireLength(length);
        try {
            in.skipNBytes(length);
        } catch (EOFException e) {
            throw endsTooEarly();
        }
        position += length;
    }

    /** What to throw where the pickle is wrong. */
    IOException failure(String message) {
        return new IOException("byte %d of the pickle: %s".formatted(position, message));
    }

    private void requireLength(long length) throws IOException {
        if (length < 0) {
            throw failure("a length of %s bytes".formatted(Long.toUnsignedString(length)));
        }
    }

    private EOFException endsTooEarly() {
        return new EOFException("the pickle ends too early, behind byte " + position);
    }

    private ByteBuffer buffer(int length) throws IOException {
        return ByteBuffer.wrap(bytes(length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
