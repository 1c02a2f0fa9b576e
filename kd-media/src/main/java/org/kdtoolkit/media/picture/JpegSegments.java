package org.kdtoolkit.media.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a JPEG file says before its pixels (ISO/IEC 10918-1, annex B; EXIF 2.32, section 4.5). */
final class JpegSegments {

    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private JpegSegments() {}

    /** Width and height; zeros if the file is broken. */
    static long[] size(byte[] file) {
        long[] size = new long[2];
        walk(
                file,
                (marker, content) -> {
                    if (isFrame(marker) && content.remaining() >= 5) {
                        size[0] = content.getChar(3);
                        size[1] = content.getChar(1);
                    }
                });
        return size;
    }

    /** SOF0 to SOF15, without DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    /** The directory of the first EXIF segment, if there is one. */
    static Optional<ByteBuffer> exif(byte[] file) {
        ByteBuffer[] found = new ByteBuffer[1];
        walk(
                file,
                (marker, content) -> {
                    if (found[0] == null
                            && marker == APP1
                            && content.remaining() > EXIF.length
                            && content.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
                        found[0] = content.slice(EXIF.length, content.remaining() - EXIF.length);
                    }
                });
        return Optional.ofNullable(found[0]);
    }

    private interface Visitor {
        void visit(int marker, ByteBuffer content);
    }

    private static void walk(byte[] file, Visitor visitor) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int place = 2;
        while (place + 4 <= file.length && (file[place] & 0xff) == 0xff) {
            int marker = file[place + 1] & 0xff;
            if (marker == 0xff) {
                place++; // any number of them may fill up
                continue;
            }
            int length = bytes.getChar(place + 2);
            if (marker == START_OF_SCAN || length < 2 || place + 2 + length > file.length) {
                return;
            }
            visitor.visit(marker, bytes.slice(place + 4, length - 2));
            place += 2 + length;
        }
    }
}
