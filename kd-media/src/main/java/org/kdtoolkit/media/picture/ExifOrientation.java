package org.kdtoolkit.media.picture;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * How a picture is to be turned, by EXIF's tag 0x0112 (EXIF 2.32, section 4.6.4) in a JPEG's
 * segment APP1, a PNG's chunk eXIf or a TIFF's own directory.
 */
final class ExifOrientation {

    private static final int TAG = 0x0112;
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
        return Orientation.ofExif(
                directory.map(TiffDirectory::of).map(tags -> tags.value(TAG).orElse(1)).orElse(1));
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
}
