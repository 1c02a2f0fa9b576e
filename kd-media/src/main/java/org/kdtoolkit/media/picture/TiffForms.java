package org.kdtoolkit.media.picture;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.media.ffmpeg.MediaException;

/** The forms of TIFF that FFmpeg shows wrongly, as black or a negative, without a word. */
final class TiffForms {

    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int COLOURS = 262;
    private static final int PLANES = 284;
    private static final int TILE_WIDTH = 322;
    private static final int SAMPLE_FORMAT = 339;

    private static final Set<Integer> JPEG = Set.of(6, 7);
    private static final int YCBCR = 6;
    private static final int CMYK = 5;
    private static final int APART = 2;
    private static final int SIGNED = 2;

    private TiffForms() {}

    /**
     * Checks that a file is shown as it is meant.
     *
     * @throws MediaException if it is of another form
     */
    static void require(byte[] file) throws MediaException {
        Optional<String> form = unread(TiffDirectory.of(ByteBuffer.wrap(file)));
        if (form.isPresent()) {
            throw new MediaException(
                    "is a TIFF %s, which is not read; save it as PNG".formatted(form.get()));
        }
    }

    private static Optional<String> unread(TiffDirectory directory) {
        int colours = directory.value(COLOURS).orElse(0);
        if (JPEG.contains(directory.value(COMPRESSION).orElse(1))) {
            return Optional.of("compressed as JPEG");
        }
        if (directory.value(TILE_WIDTH).isPresent()) {
            return Optional.of("in tiles");
        }
        if (directory.value(SAMPLE_FORMAT).orElse(1) == SIGNED) {
            return Optional.of("of signed numbers");
        }
        if (colours == YCBCR) {
            return Optional.of("in YCbCr");
        }
        boolean plain =
                directory.value(BITS).orElse(1) == Byte.SIZE
                        && directory.value(PLANES).orElse(1) != APART;
        return colours == CMYK && !plain
                ? Optional.of("in CMYK of 16 bits or of separate planes")
                : Optional.empty();
    }
}
