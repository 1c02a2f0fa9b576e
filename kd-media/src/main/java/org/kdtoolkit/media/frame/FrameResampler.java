package org.kdtoolkit.media.frame;

import org.kdtoolkit.media.pixels.BytePlane;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.PlaneResampler;
import org.kdtoolkit.media.pixels.Resampling;

/**
 * Goes from the bytes of decoded frames to the values that a network sees: moves pixels and brings
 * colours to their mean and deviation in one pass. Does the same to every frame of a clip, and
 * takes its memory once for all of them. For one thread.
 *
 * <p>Colours that are stored as luma and chroma are moved as such, and only then turned into red,
 * green and blue. Since all of that is linear, the order makes a difference only where a colour
 * lies outside of 0 to 255 and is brought back.
 */
public final class FrameResampler {

    private static final float MAX = 255;
    private static final int CHROMA_CENTRE = 128;

    // ITU-R BT.601: R - Y = 2 (1 - 0.299) Cr and B - Y = 2 (1 - 0.114) Cb, with which
    // 0.299 R + 0.587 G + 0.114 B = Y gives G
    private static final float RED_OF_RED = 1.402f;
    private static final float BLUE_OF_BLUE = 1.772f;
    private static final float GREEN_OF_RED = -0.299f * RED_OF_RED / 0.587f;
    private static final float GREEN_OF_BLUE = -0.114f * BLUE_OF_BLUE / 0.587f;

    private final Geometry geometry;
    private final ImageSize size;
    private final PlaneResampler full;
    private final float[] scales = new float[3];
    private final float[] offsets = new float[3];
    private final float[] lumaRow;
    private final float[] blueRow;
    private final float[] redRow;
    private final float[] row;
    private ImageSize chroma;
    private PlaneResampler blue;
    private PlaneResampler red;

    /**
     * Prepares to do the same to frames of one size.
     *
     * @param geometry for images of that size
     * @param normalization of red, green and blue from 0 to 1
     */
    public FrameResampler(Geometry geometry, Normalization normalization) {
        this.geometry = geometry;
        this.size = geometry.size();
        this.full = new PlaneResampler(geometry);
        for (int channel = 0; channel < scales.length; channel++) {
            double deviation = normalization.deviation().get(channel);
            scales[channel] = (float) (1 / (MAX * deviation));
            offsets[channel] = (float) (-normalization.mean().get(channel) / deviation);
        }
        this.lumaRow = new float[size.width()];
        this.blueRow = new float[size.width()];
        this.redRow = new float[size.width()];
        this.row = new float[size.width()];
    }

    /** The size of what comes out. */
    public ImageSize size() {
        return size;
    }

    /**
     * Writes a frame.
     *
     * @param frame of the geometry's size
     * @param out takes red, green and blue, H x W values each
     * @param start where red begins
     * @param channelStep from one channel's beginning to the next one's
     */
    public void apply(Frame frame, float[] out, int start, int channelStep) {
        if (frame instanceof YCbCrFrame ycbcr) {
            apply(ycbcr, out, start, channelStep);
        } else {
            apply(frame.rgb(), frame.size().width(), out, start, channelStep);
        }
    }

    private void apply(byte[] rgb, int width, float[] out, int start, int channelStep) {
        for (int channel = 0; channel < 3; channel++) {
            full.load(rgb, channel, 3 * width, 3);
            for (int y = 0; y < size.height(); y++) {
                int at = start + channel * channelStep + y * size.width();
                full.row(y, scales[channel], offsets[channel], row);
                System.arraycopy(row, 0, out, at, row.length);
            }
        }
    }

    private void apply(YCbCrFrame frame, float[] out, int start, int channelStep) {
        prepareChroma(frame);
        load(full, frame.luma());
        load(blue, frame.blue());
        load(red, frame.red());
        for (int y = 0; y < size.height(); y++) {
            full.row(y, 1, 0, lumaRow);
            blue.row(y, 1, -CHROMA_CENTRE, blueRow);
            red.row(y, 1, -CHROMA_CENTRE, redRow);
            int at = start + y * size.width();
            write(0, 0, RED_OF_RED, out, at);
            write(1, GREEN_OF_BLUE, GREEN_OF_RED, out, at + channelStep);
            write(2, BLUE_OF_BLUE, 0, out, at + 2 * channelStep);
        }
    }

    private static void load(PlaneResampler resampler, BytePlane plane) {
        resampler.load(plane.values(), 0, plane.rowStep(), 1);
    }

    private void write(int channel, float ofBlue, float ofRed, float[] out, int at) {
        // v between 0 and m is (|v| - |v - m| + m) / 2, of which vector instructions are made
        float scale = scales[channel] / 2;
        float offset = offsets[channel] + MAX * scale;
        convert(lumaRow, blueRow, redRow, ofBlue, ofRed, scale, offset, row);
        System.arraycopy(row, 0, out, at, row.length);
    }

    private static void convert(
            float[] luma,
            float[] blue,
            float[] red,
            float ofBlue,
            float ofRed,
            float scale,
            float offset,
            float[] out) {
        for (int x = 0; x < out.length; x++) {
            float value = luma[x] + ofBlue * blue[x] + ofRed * red[x];
            out[x] = (Math.abs(value) - Math.abs(value - MAX)) * scale + offset;
        }
    }

    private void prepareChroma(YCbCrFrame frame) {
        if (frame.blue().size().equals(chroma)) {
            return;
        }
        chroma = frame.blue().size();
        Geometry moved =
                new Geometry(
                        enlarged(chroma.height(), frame.size().height()).then(geometry.rows()),
                        enlarged(chroma.width(), frame.size().width()).then(geometry.columns()));
        blue = new PlaneResampler(moved);
        red = new PlaneResampler(moved);
    }

    /** Two, four or more pixels for each one, of which the last ones may be missing. */
    private static Resampling enlarged(int from, int to) {
        int factor = 1;
        while ((long) from * factor < to) {
            factor *= 2;
        }
        return Resampling.bilinear(from, factor * from).then(Resampling.part(factor * from, 0, to));
    }
}
