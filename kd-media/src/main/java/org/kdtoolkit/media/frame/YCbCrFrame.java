package org.kdtoolkit.media.frame;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.BytePlane;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.Planes;

/**
 * A frame as JPEG holds it (JFIF 1.02: ITU-R BT.601, luma and chroma from 0 to 255), the chroma
 * mostly at half the height and width. Between chroma's pixels it is interpolated linearly, as
 * libjpeg does.
 *
 * @param luma Y, of the frame's size
 * @param blue Cb, around 128
 * @param red Cr, around 128, of Cb's size
 */
public record YCbCrFrame(BytePlane luma, BytePlane blue, BytePlane red) implements Frame {

    private static final int STRIP = 64;

    /** A decoder's frame, copied; empty if it is not of this kind. */
    public static Optional<Frame> of(AVFrame decoded) {
        return switch (decoded.format()) {
            case avutil.AV_PIX_FMT_YUVJ444P -> of(decoded, 1, 1);
            case avutil.AV_PIX_FMT_YUVJ440P -> of(decoded, 2, 1);
            case avutil.AV_PIX_FMT_YUVJ422P -> of(decoded, 1, 2);
            case avutil.AV_PIX_FMT_YUVJ420P -> of(decoded, 2, 2);
            case avutil.AV_PIX_FMT_YUVJ411P -> of(decoded, 1, 4);
            default -> Optional.empty();
        };
    }

    private static Optional<Frame> of(AVFrame decoded, int down, int right) {
        ImageSize size = new ImageSize(decoded.height(), decoded.width());
        ImageSize chroma =
                new ImageSize(
                        (size.height() + down - 1) / down, (size.width() + right - 1) / right);
        return Optional.of(
                new YCbCrFrame(
                        plane(decoded, 0, size),
                        plane(decoded, 1, chroma),
                        plane(decoded, 2, chroma)));
    }

    private static BytePlane plane(AVFrame decoded, int index, ImageSize size) {
        int step = decoded.linesize(index);
        byte[] values = new byte[(size.height() - 1) * step + size.width()];
        decoded.data(index).get(values);
        return new BytePlane(values, step, size);
    }

    @Override
    public ImageSize size() {
        return luma.size();
    }

    @Override
    public byte[] rgb() {
        int width = size().width();
        byte[] rgb = new byte[3 * size().height() * width];
        float[] values = new float[3 * STRIP * width];
        for (int top = 0; top < size().height(); top += STRIP) {
            int rows = Math.min(STRIP, size().height() - top);
            int plane = rows * width;
            strip(top, rows, values, 0, plane);
            for (int channel = 0; channel < 3; channel++) {
                for (int i = 0; i < plane; i++) {
                    rgb[3 * (top * width + i) + channel] =
                            (byte) Math.round(255 * values[channel * plane + i]);
                }
            }
        }
        return rgb;
    }

    /** Red, green and blue from 0 to 1. */
    public Planes planes() {
        int width = size().width();
        int plane = size().height() * width;
        float[] values = new float[3 * plane];
        for (int top = 0; top < size().height(); top += STRIP) {
            int rows = Math.min(STRIP, size().height() - top);
            strip(top, rows, values, top * width, plane);
        }
        return new Planes(values, 3, size());
    }

    /** Some rows of red, green and blue, so that memory is taken for no more than these. */
    private void strip(int top, int rows, float[] out, int start, int channelStep) {
        Box box = new Box(top, 0, new ImageSize(rows, size().width()));
        new FrameResampler(Geometry.part(size(), box), Normalization.none(3))
                .apply(this, out, start, channelStep);
    }
}
