package org.kdtoolkit.media.clip;

import java.util.Arrays;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;

/**
 * Turns, shears or shifts: the pixel of the result whose centre is at (x, y) is looked up at (xx x
 * + xy y + x0, yx x + yy y + y0), bilinear between the centres of the four pixels around it. Size
 * and colours stay.
 *
 * @param xx the share of x in the column
 * @param xy the share of y in the column
 * @param x0 the column at (0, 0), the frame's upper left corner
 * @param yx the share of x in the row
 * @param yy the share of y in the row
 * @param y0 the row at (0, 0)
 * @param fill the value of what comes from outside of the frame
 */
record AffineWarp(double xx, double xy, double x0, double yx, double yy, double y0, float fill)
        implements DrawnTransform {

    /** Turns about the centre, counter-clockwise. */
    static AffineWarp rotation(ImageSize frame, double degrees, float fill) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double x = frame.width() / 2.0;
        double y = frame.height() / 2.0;
        return new AffineWarp(
                cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y, fill);
    }

    /** Shifts to the right and down, by so many pixels. */
    static AffineWarp translation(double right, double down, float fill) {
        return new AffineWarp(1, 0, -right, 0, 1, -down, fill);
    }

    /** Shifts each row to the left, by so much for each pixel that it lies below the upper edge. */
    static AffineWarp horizontalShear(double perRow, float fill) {
        return new AffineWarp(1, perRow, 0, 0, 1, 0, fill);
    }

    /** Shifts each column up, by so much for each pixel that it lies right of the left edge. */
    static AffineWarp verticalShear(double perColumn, float fill) {
        return new AffineWarp(1, 0, 0, perColumn, 1, 0, fill);
    }

    @Override
    public Planes apply(Planes frame) {
        int height = frame.size().height();
        int width = frame.size().width();
        int plane = height * width;
        float[] out = new float[frame.values().length];
        Arrays.fill(out, fill);
        for (int i = 0; i < plane; i++) {
            double x = i % width + 0.5;
            double y = i / width + 0.5;
            double column = xx * x + xy * y + x0;
            double row = yx * x + yy * y + y0;
            if (column >= 0 && column < width && row >= 0 && row < height) {
                for (int channel = 0; channel < frame.channels(); channel++) {
                    out[channel * plane + i] =
                            between(frame, channel * plane, column - 0.5, row - 0.5);
                }
            }
        }
        return new Planes(out, frame.channels(), frame.size());
    }

    /** Bilinear; half a pixel at the edges has the value of the edge. */
    private static float between(Planes frame, int start, double column, double row) {
        int width = frame.size().width();
        double left = Math.floor(column);
        double top = Math.floor(row);
        int x = Math.max(0, (int) left);
        int y = start + Math.max(0, (int) top) * width;
        int nextX = Math.min((int) left + 1, width - 1);
        int nextY = start + Math.min((int) top + 1, frame.size().height() - 1) * width;
        float right = (float) (column - left);
        float down = (float) (row - top);
        float[] in = frame.values();
        float upper = in[y + x] + right * (in[y + nextX] - in[y + x]);
        float lower = in[nextY + x] + right * (in[nextY + nextX] - in[nextY + x]);
        return upper + down * (lower - upper);
    }
}
