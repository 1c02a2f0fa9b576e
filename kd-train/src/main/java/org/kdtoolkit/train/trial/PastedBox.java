package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;

/**
 * The box that is pasted from one picture into another, clipped to the picture.
 *
 * @param top its first row
 * @param bottom the row behind its last
 * @param left its first column
 * @param right the column behind its last
 * @param height of the picture
 * @param width of the picture
 */
record PastedBox(int top, int bottom, int left, int right, int height, int width) {

    /**
     * Draws a box of a share of the picture, its centre anywhere (Yun et al., 2019).
     *
     * @param kept the share of the picture that would be kept if the box was not clipped
     */
    static PastedBox drawn(int height, int width, double kept, RandomGenerator random) {
        double side = Math.sqrt(1 - kept);
        int halfHeight = (int) (height * side) / 2;
        int halfWidth = (int) (width * side) / 2;
        int y = random.nextInt(height);
        int x = random.nextInt(width);
        return new PastedBox(
                Math.max(0, y - halfHeight),
                Math.min(height, y + halfHeight),
                Math.max(0, x - halfWidth),
                Math.min(width, x + halfWidth),
                height,
                width);
    }

    /** The share of the picture that is kept. */
    double kept() {
        return 1 - (double) (bottom - top) * (right - left) / ((double) height * width);
    }

    /** 1 where the picture is kept and 0 in the box, [H, W]. */
    NDArray mask(NDManager manager) {
        float[] mask = new float[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = y >= top && y < bottom && x >= left && x < right;
                mask[y * width + x] = inside ? 0 : 1;
            }
        }
        return manager.create(mask, new Shape(height, width));
    }
}
