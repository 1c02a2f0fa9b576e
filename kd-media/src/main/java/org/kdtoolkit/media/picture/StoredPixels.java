package org.kdtoolkit.media.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.PixelSource;
import org.kdtoolkit.media.pixels.PlaneResampler;
import org.kdtoolkit.media.pixels.Planes;

/**
 * A picture's pixels as its decoder left them, valid until it decodes the next one. They are turned
 * by other steps from pixel to pixel, so that large pictures are never copied.
 *
 * @param data the decoder's memory
 * @param layout what a pixel is made of
 * @param start where the first pixel is, in bytes
 * @param rowStep from row to row, in bytes
 * @param pixelStep from pixel to pixel, in bytes
 * @param size rows and columns
 */
record StoredPixels(
        ByteBuffer data,
        PixelLayout layout,
        int start,
        int rowStep,
        int pixelStep,
        ImageSize size) {

    private static final int TO_BYTE = 0xffff / 0xff;

    /** The pixels of a decoder's frame; empty if they need a conversion. */
    static Optional<StoredPixels> of(AVFrame decoded) {
        return PixelLayout.of(decoded.format()).map(layout -> of(decoded, layout));
    }

    private static StoredPixels of(AVFrame decoded, PixelLayout layout) {
        int rowStep = decoded.linesize(0);
        ByteBuffer data =
                decoded.data(0)
                        .capacity((long) rowStep * decoded.height())
                        .asByteBuffer()
                        .order(layout.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        ImageSize size = new ImageSize(decoded.height(), decoded.width());
        return new StoredPixels(data, layout, 0, rowStep, layout.step(), size);
    }

    StoredPixels turned(Orientation orientation) {
        int pixel = orientation.a() * pixelStep + orientation.c() * rowStep;
        int row = orientation.b() * pixelStep + orientation.d() * rowStep;
        ImageSize turned = orientation.apply(size);
        int first = start - orientation.left(turned) * pixel - orientation.top(turned) * row;
        return new StoredPixels(data, layout, first, row, pixel, turned);
    }

    /** Grey or red, green and blue, from 0 to 1, resized. */
    Planes planes(ImageSize to) {
        float[] values = new float[layout.channels() * to.height() * to.width()];
        if (to.equals(size)) {
            copy(values);
        } else {
            resample(to, values);
        }
        return new Planes(values, layout.channels(), to);
    }

    private void copy(float[] out) {
        int at = 0;
        for (int channel = 0; channel < layout.channels(); channel++) {
            for (int y = 0; y < size.height(); y++) {
                int from = start + y * rowStep + layout.offsets()[channel];
                for (int x = 0; x < size.width(); x++) {
                    out[at] = (float) value(from + x * pixelStep) / layout.max();
                    at++;
                }
            }
        }
    }

    private void resample(ImageSize to, float[] out) {
        PlaneResampler resampler = new PlaneResampler(Geometry.bilinear(size, to));
        float[] row = new float[to.width()];
        int at = 0;
        for (int channel = 0; channel < layout.channels(); channel++) {
            resampler.load(source(layout.offsets()[channel]));
            for (int y = 0; y < to.height(); y++) {
                resampler.row(y, 1, 0, row);
                System.arraycopy(row, 0, out, at, row.length);
                at += row.length;
            }
        }
    }

    private PixelSource source(int offset) {
        float max = layout.max();
        return (column, row, out) -> {
            int from = start + row * rowStep + column * pixelStep + offset;
            for (int y = 0; y < out.length; y++) {
                out[y] = value(from + y * rowStep) / max;
            }
        };
    }

    private int value(int at) {
        return layout.bytes() == 1 ? data.get(at) & 0xff : data.getChar(at);
    }

    /** A copy in 8 bits. */
    RgbFrame frame() {
        byte[] rgb = new byte[3 * size.height() * size.width()];
        int at = 0;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int pixel = start + y * rowStep + x * pixelStep;
                for (int channel = 0; channel < 3; channel++) {
                    int offset = layout.offsets()[layout.channels() == 1 ? 0 : channel];
                    rgb[at] = (byte) rounded(value(pixel + offset));
                    at++;
                }
            }
        }
        return new RgbFrame(rgb, size);
    }

    private int rounded(int value) {
        return layout.bytes() == 1 ? value : (value + TO_BYTE / 2) / TO_BYTE;
    }
}
