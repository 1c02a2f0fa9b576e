package org.kdtoolkit.datasets.video;

import org.bytedeco.ffmpeg.global.avcodec;
import org.kdtoolkit.api.data.SampleException;

/** Decodes JPEG and PNG, told apart by their first bytes. For one thread. */
final class PictureDecoder implements AutoCloseable {

    private static final int JPEG = 0xffd8;
    private static final int PNG = 0x8950;

    private StillCodec jpeg;
    private StillCodec png;

    /**
     * Decodes a picture.
     *
     * @param bytes all of its file
     * @param place for messages: the file, and where in it
     * @throws SampleException if it is broken or of another kind
     */
    Frame decode(byte[] bytes, String place) throws SampleException {
        int magic = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        switch (magic) {
            case JPEG:
                if (jpeg == null) {
                    jpeg = new StillCodec(avcodec.AV_CODEC_ID_MJPEG);
                }
                requireEnd(bytes, place);
                return jpeg.decode(bytes, place);
            case PNG:
                if (png == null) {
                    png = new StillCodec(avcodec.AV_CODEC_ID_PNG);
                }
                return png.decode(bytes, place);
            default:
                throw new SampleException(
                        "%s is neither JPEG nor PNG: it has %d bytes and begins with %04x"
                                .formatted(place, bytes.length, magic));
        }
    }

    /** A JPEG ends with the marker ff d9; FFmpeg does without if it is all that is missing. */
    private static void requireEnd(byte[] bytes, String place) throws SampleException {
        for (int i = bytes.length - 2; i >= 2; i--) {
            if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) 0xd9) {
                return;
            }
        }
        throw new SampleException(place + " is cut off: a JPEG ends with ff d9");
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
