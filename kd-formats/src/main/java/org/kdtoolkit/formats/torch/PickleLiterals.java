package org.kdtoolkit.formats.torch;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kdtoolkit.formats.torch.Pickled.Opaque;
import org.kdtoolkit.formats.torch.Pickled.Scalar;

/**
 * The instructions of a pickle that push a value which they hold themselves. Whole numbers and
 * texts are kept, since shapes and names are made of them; nothing else is.
 */
final class PickleLiterals {

    /** The longest number that means something, the magic number of old files, has 10 bytes. */
    private static final int LONGEST_NUMBER = 16;

    private static final int MOST_DIGITS = 38;

    private final PickleInput in;

    PickleLiterals(PickleInput in) {
        this.in = in;
    }

    /** The value of an instruction, if it is one of these. */
    Optional<Pickled> read(int code) throws IOException {
        Pickled value =
                switch (code) {
                    case 'N' -> Scalar.NONE;
                    case 0x88 -> Scalar.TRUE;
                    case 0x89 -> Scalar.FALSE;
                    case 'J' -> new Scalar((long) in.signedInt());
                    case 'K' -> new Scalar((long) in.unsignedByte());
                    case 'M' -> new Scalar((long) in.unsignedShort());
                    case 0x8a -> number(in.unsignedByte());
                    case 0x8b -> number(in.signedInt());
                    case 'I' -> intLine();
                    case 'L' -> longLine();
                    case 'G' -> skipped(Double.BYTES, Opaque.NUMBER);
                    case 'F' -> skippedLine();
                    case 'U', 0x8c -> text(in.unsignedByte());
                    case 'X' -> text(in.unsignedInt());
                    case 'T' -> text(in.signedInt());
                    case 0x8d -> text(in.signedLong());
                    case 'S' -> quotedLine();
                    case 'V' -> unicodeLine();
                    case 'C' -> skipped(in.unsignedByte(), Opaque.BYTES);
                    case 'B' -> skipped(in.unsignedInt(), Opaque.BYTES);
                    case 0x8e, 0x96 -> skipped(in.signedLong(), Opaque.BYTES);
                    case 0x97 -> Opaque.BYTES; // the buffer is not in the pickle
                    default -> null;
                };
        return Optional.ofNullable(value);
    }

    private Pickled skipped(long length, Opaque value) throws IOException {
        in.skip(length);
        return value;
    }

    private Pickled skippedLine() throws IOException {
        in.line();
        return Opaque.NUMBER;
    }

    private Pickled text(long length) throws IOException {
        return kept(in.text(length));
    }

    private static Pickled kept(Optional<String> text) {
        return text.isPresent() ? new Scalar(text.get()) : Opaque.TEXT;
    }

    /** A whole number, least byte first; one that no long holds is no size or offset. */
    private Pickled number(int length) throws IOException {
        if (length > LONGEST_NUMBER) {
            return skipped(length, Opaque.NUMBER);
        }
        byte[] littleEndian = in.bytes(length);
        byte[] bigEndian = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            bigEndian[length - i] = littleEndian[i];
        }
        boolean negative = length > 0 && littleEndian[length - 1] < 0;
        bigEndian[0] = (byte) (negative ? -1 : 0);
        return scalar(new BigInteger(bigEndian));
    }

    private static Scalar scalar(BigInteger value) {
        boolean fits = value.bitLength() < Long.SIZE;
        return fits ? new Scalar(value.longValue()) : new Scalar(value);
    }

    /** A whole number in digits; "00" and "01" are False and True. */
    private Pickled intLine() throws IOException {
        Optional<String> line = in.line();
        if (line.isPresent() && line.get().equals("01")) {
            return Scalar.TRUE;
        }
        return line.isPresent() && line.get().equals("00") ? Scalar.FALSE : digits(line);
    }

    /** A whole number in digits, and an L. */
    private Pickled longLine() throws IOException {
        return digits(
                in.line()
                        .map(
                                line ->
                                        line.endsWith("L")
                                                ? line.substring(0, line.length() - 1)
                                                : line));
    }

    private Pickled digits(Optional<String> digits) throws IOException {
        if (digits.isEmpty() || digits.get().length() > MOST_DIGITS) {
            return Opaque.NUMBER;
        }
        try {
            return scalar(new BigInteger(digits.get().strip()));
        } catch (NumberFormatException e) {
            throw in.failure("expected a whole number, found '%s'".formatted(digits.get()));
        }
    }

    private Pickled quotedLine() throws IOException {
        Optional<String> line = in.line().map(String::strip);
        if (line.isEmpty()) {
            return Opaque.TEXT;
        }
        String quoted = line.get();
        int last = quoted.length() - 1;
        if (last < 1
                || quoted.charAt(0) != quoted.charAt(last)
                || "'\"".indexOf(quoted.charAt(0)) < 0) {
            throw in.failure("expected a text in quotes");
        }
        return new Scalar(PythonEscapes.inText(quoted.substring(1, last)));
    }

    /** What Python calls raw-unicode-escape is Latin-1 except for what that lacks. */
    private Pickled unicodeLine() throws IOException {
        return kept(in.line(StandardCharsets.ISO_8859_1).map(PythonEscapes::inUnicode));
    }
}
