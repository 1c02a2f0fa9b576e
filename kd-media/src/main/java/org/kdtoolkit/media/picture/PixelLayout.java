package org.kdtoolkit.media.picture;

import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * How a decoder writes pixels whose values need no conversion. What is there of transparency is
 * passed over.
 *
 * @param bytes of one value, 1 or 2
 * @param step from pixel to pixel, in bytes
 * @param bigEndian the order of two bytes
 * @param offsets where in a pixel grey, or red, green and blue are, in bytes
 */
record PixelLayout(int bytes, int step, boolean bigEndian, int... offsets) {

    /** The layout of one of FFmpeg's pixel formats, if it is such a one. */
    static Optional<PixelLayout> of(int format) {
        return Optional.ofNullable(
                switch (format) {
                    case avutil.AV_PIX_FMT_GRAY8 -> bytes(1, 0);
                    case avutil.AV_PIX_FMT_YA8 -> bytes(2, 0);
                    case avutil.AV_PIX_FMT_RGB24 -> bytes(3, 0, 1, 2);
                    case avutil.AV_PIX_FMT_BGR24 -> bytes(3, 2, 1, 0);
                    case avutil.AV_PIX_FMT_RGBA, avutil.AV_PIX_FMT_RGB0 -> bytes(4, 0, 1, 2);
                    case avutil.AV_PIX_FMT_BGRA, avutil.AV_PIX_FMT_BGR0 -> bytes(4, 2, 1, 0);
                    case avutil.AV_PIX_FMT_ARGB -> bytes(4, 1, 2, 3);
                    case avutil.AV_PIX_FMT_ABGR -> bytes(4, 3, 2, 1);
                    case avutil.AV_PIX_FMT_GRAY16BE -> shorts(true, 2, 0);
                    case avutil.AV_PIX_FMT_GRAY16LE -> shorts(false, 2, 0);
                    case avutil.AV_PIX_FMT_YA16BE -> shorts(true, 4, 0);
                    case avutil.AV_PIX_FMT_YA16LE -> shorts(false, 4, 0);
                    case avutil.AV_PIX_FMT_RGB48BE -> shorts(true, 6, 0, 2, 4);
                    case avutil.AV_PIX_FMT_RGB48LE -> shorts(false, 6, 0, 2, 4);
                    case avutil.AV_PIX_FMT_RGBA64BE -> shorts(true, 8, 0, 2, 4);
                    case avutil.AV_PIX_FMT_RGBA64LE -> shorts(false, 8, 0, 2, 4);
                    default -> null;
                });
    }

    private static PixelLayout bytes(int step, int... offsets) {
        return new PixelLayout(1, step, false, offsets);
    }

    private static PixelLayout shorts(boolean bigEndian, int step, int... offsets) {
        return new PixelLayout(2, step, bigEndian, offsets);
    }

    /** 1 for grey, 3 for red, green and blue. */
    int channels() {
        return offsets.length;
    }

    /** The largest value. */
    int max() {
        return bytes == 1 ? 0xff : 0xffff;
    }
}
