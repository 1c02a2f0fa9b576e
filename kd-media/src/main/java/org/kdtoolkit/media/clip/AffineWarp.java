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
        float[] out = new float[frame.values().length];
        Arrays.fill(out, fill);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double column = xx * (x + 0.5) + xy * (y + 0.5) + x0;
                double row = yx * (x + 0.5) + yy * (y + 0.5) + y0;
                if (column >= 0 && column < width && row >= 0 && row < height) {
                    copy(frame, column - 0.5, row - 0.5, out, y * width + x);
                }
            }
        }
        return new Planes(out, frame.channels(), frame.size());
    }

    /** Bilinear; half a pixel at the edges has the value of the edge. */
    private static void copy(Planes frame, double column, double row, float[] out, int to) {
        int width = frame.size().width();
        int height = frame.size().height();
        int left = (int) Math.floor(column);
        int top = (int) Math.floor(row);
        float right = (float) (column - left);
        float down = (float) (row - top);
        int x = Math.max(0, left);
        int nextX = Math.min(left + 1, width - 1);
        int y = Math.max(0, top) * width;
        int nextY = Math.min(top + 1, height - 1) * width;
        float[] in = frame.values();
        for (int at = 0; at < in.length; at += height * width) {
            float upper = in[at + y + x] + right * (in[at + y + nextX] - in[at + y + x]);
            float lower =
                    in[at + nextY + x] + right * (in[at + nextY + nextX] - in[at + nextY + x]);
            out[at + to] = upper + down * (lower - upper);
        }
    }
}
