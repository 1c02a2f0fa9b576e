package org.kdtoolkit.datasets.video;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.kdtoolkit.datasets.ffmpeg.MediaException;
import org.kdtoolkit.datasets.ffmpeg.PictureCodec;
import org.kdtoolkit.datasets.ffmpeg.RgbConverter;
import org.kdtoolkit.datasets.media.ImageSize;

/** Decodes JPEG and PNG, told apart by their first bytes. For one thread. */
final class PictureDecoder implements AutoCloseable {

    private static final int JPEG = 0xffd8;
    private static final int PNG = 0x8950;

    private PictureCodec jpeg;
    private PictureCodec png;

    /**
     * Decodes a picture.
     *
     * @param bytes all of its file
     * @throws MediaException if it is broken or of another kind
     */
    Frame decode(byte[] bytes) throws MediaException {
        AVFrame decoded = codec(bytes).decode(bytes);
        Optional<Frame> asStored = YCbCrFrame.of(decoded);
        return asStored.isPresent() ? asStored.get() : rgb(decoded);
    }

    private PictureCodec codec(byte[] bytes) throws MediaException {
        int magic = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        switch (magic) {
            case JPEG:
                requireEnd(bytes);
                if (jpeg == null) {
                    jpeg = new PictureCodec(avcodec.AV_CODEC_ID_MJPEG);
                }
                return jpeg;
            case PNG:
                if (png == null) {
                    png = new PictureCodec(avcodec.AV_CODEC_ID_PNG);
                }
                return png;
            default:
                throw new MediaException(
                        "is neither JPEG nor PNG: it has %d bytes and begins with %04x"
                                .formatted(bytes.length, magic));
        }
    }

    /** A JPEG ends with the marker ff d9; FFmpeg does without if it is all that is missing. */
    private static void requireEnd(byte[] bytes) throws MediaException {
        for (int i = bytes.length - 2; i >= 2; i--) {
            if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) 0xd9) {
                return;
            }
        }
        throw new MediaException("is cut off: a JPEG ends with ff d9");
    }

    private static Frame rgb(AVFrame decoded) throws MediaException {
        ImageSize size = new ImageSize(decoded.height(), decoded.width());
        try (RgbConverter converter = new RgbConverter(size.height(), size.width())) {
            return new RgbFrame(converter.convert(decoded), size);
        }
    }

    @Override
    public void close() {
        if (jpeg != null) {
            jpeg.close();
        }
        if (png != null) {
            png.close();
        }
    }
}
