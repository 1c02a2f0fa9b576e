package org.kdtoolkit.media.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.kdtoolkit.media.ffmpeg.MediaException;

/** The formats of pictures that are read, told apart by their first bytes. */
enum PictureFormat {
    JPEG(avcodec.AV_CODEC_ID_MJPEG, "ffd8"),
    PNG(avcodec.AV_CODEC_ID_PNG, "89504e47"),
    BMP(avcodec.AV_CODEC_ID_BMP, "424d"),
    GIF(avcodec.AV_CODEC_ID_GIF, "47494638"),
    TIFF(avcodec.AV_CODEC_ID_TIFF, "49492a00"),
    TIFF_BIG_ENDIAN(avcodec.AV_CODEC_ID_TIFF, "4d4d002a");

    /** No header that is looked at here is longer. */
    private static final int HEADER = 26;

    private final int codec;
    private final String magic;

    PictureFormat(int codec, String magic) {
        this.codec = codec;
        this.magic = magic;
    }

    /** The format of a file, if it is one of these. */
    static Optional<PictureFormat> of(byte[] file) {
        return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
    }

    private boolean begins(byte[] file) {
        for (int i = 0; i < magic.length() / 2; i++) {
            int expected = Integer.parseInt(magic, 2 * i, 2 * i + 2, 16);
            if (i >= file.length || (file[i] & 0xff) != expected) {
                return false;
            }
        }
        return true;
    }

    /** FFmpeg's number of it. */
    int codec() {
        return codec;
    }

    /**
     * Checks what the file says of its size, before any memory is taken for its pixels.
     *
     * @throws MediaException if it claims more pixels than are read
     */
    void requireSize(byte[] file, long most) throws MediaException {
        ByteBuffer header = ByteBuffer.wrap(Arrays.copyOf(file, HEADER));
        long[] size =
                switch (this) {
                    case JPEG -> JpegSegments.size(file);
                    case PNG -> sides(header.getInt(16), header.getInt(20));
                    case BMP -> {
                        header.order(ByteOrder.LITTLE_ENDIAN);
                        yield sides(header.getInt(18), Math.abs(header.getInt(22)));
                    }
                    case GIF -> {
                        header.order(ByteOrder.LITTLE_ENDIAN);
                        yield sides(header.getChar(6), header.getChar(8));
                    }
                    case TIFF, TIFF_BIG_ENDIAN -> sides(0, 0); // FFmpeg looks at it
                };
        if (size[0] * size[1] > most) {
            throw new MediaException(
                    "claims %d x %d pixels; at most %d in all are read"
                            .formatted(size[0], size[1], most));
        }
    }

    private static long[] sides(int width, int height) {
        return new long[] {Math.max(0, width), Math.max(0, height)};
    }

    /**
     * Checks that the file's end is there. Decoders do without where little is missing.
     *
     * @throws MediaException if it is not
     */
    void requireEnd(byte[] file) throws MediaException {
        if (this == JPEG && !endsIn(file, "ffd9")) {
            throw new MediaException("is cut off: a JPEG ends with ff d9");
        }
        if (this == PNG && !endsIn(file, "49454e44ae426082")) {
            throw new MediaException("is cut off: a PNG ends with the chunk IEND");
        }
    }

    /** Whether bytes are there behind the first two, whatever follows them. */
    private static boolean endsIn(byte[] file, String end) {
        int length = end.length() / 2;
        for (int i = file.length - length; i >= 2; i--) {
            int same = 0;
            while (same < length
                    && (file[i + same] & 0xff)
                            == Integer.parseInt(end, 2 * same, 2 * same + 2, 16)) {
                same++;
            }
            if (same == length) {
                return true;
            }
        }
        return false;
    }
}
