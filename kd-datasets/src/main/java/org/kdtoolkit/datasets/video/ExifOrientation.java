package org.kdtoolkit.datasets.video;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How a picture is to be turned, by EXIF's tag 0x0112 (EXIF 2.32, section 4.6.4) in a JPEG's
 * segment APP1, a PNG's chunk eXIf or a TIFF's own directory.
 */
final class ExifOrientation {

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final char LITTLE_ENDIAN = 'I' << 8 | 'I';
    private static final int PNG_SIGNATURE = 8;
    private static final int EXIF_CHUNK = 'e' << 24 | 'X' << 16 | 'I' << 8 | 'f';

    private ExifOrientation() {}

    /** The orientation of a picture; upright where it does not tell a proper one. */
    static Orientation of(PictureFormat format, byte[] file) {
        Optional<ByteBuffer> directory =
                switch (format) {
                    case JPEG -> JpegSegments.exif(file);
                    case PNG -> chunk(ByteBuffer.wrap(file));
                    case TIFF, TIFF_BIG_ENDIAN -> Optional.of(ByteBuffer.wrap(file));
                    case BMP, GIF -> Optional.empty();
                };
        return Orientation.ofExif(directory.map(ExifOrientation::value).orElse(1));
    }

    private static Optional<ByteBuffer> chunk(ByteBuffer png) {
        long place = PNG_SIGNATURE;
        while (place + 8 <= png.limit()) {
            long length = Integer.toUnsignedLong(png.getInt((int) place));
            if (place + 8 + length > png.limit()) {
                return Optional.empty();
            }
            if (png.getInt((int) place + 4) == EXIF_CHUNK) {
                return Optional.of(png.slice((int) place + 8, (int) length));
            }
            place += 12 + length; // with its checksum
        }
        return Optional.empty();
    }

    private static int value(ByteBuffer directory) {
        if (directory.remaining() < 8) {
            return 1;
        }
        directory.order(
                directory.getChar(0) == LITTLE_ENDIAN
                        ? ByteOrder.LITTLE_ENDIAN
                        : ByteOrder.BIG_ENDIAN);
        long first = Integer.toUnsignedLong(directory.getInt(4));
        if (first + 2 > directory.limit()) {
            return 1;
        }
        int entries = directory.getChar((int) first);
        for (int i = 0; i < entries; i++) {
            long entry = first + 2 + (long) i * ENTRY;
            if (entry + ENTRY > directory.limit()) {
                return 1;
            }
            int at = (int) entry;
            if (directory.getChar(at) == TAG) {
                return directory.getChar(at + 2) == SHORT ? directory.getChar(at + 8) : 1;
            }
        }
        return 1;
    }
}
