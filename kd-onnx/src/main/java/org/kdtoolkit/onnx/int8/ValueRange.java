package org.kdtoolkit.onnx.int8;

/**
 * Between which bounds a value was found.
 *
 * @param low the lower bound
 * @param high the upper bound
 */
public record ValueRange(float low, float high) {

    private static final int STEPS = 255;

    /** The distance between neighbours of 256 numbers, of which one is 0, that span the range. */
    float scale() {
        float width = Math.max(high, 0) - Math.min(low, 0);
        return width > 0 ? width / STEPS : 1;
    }

    /** Which of the 256 numbers is 0, so that padding by zeros loses nothing. */
    int zeroPoint() {
        return Math.max(0, Math.min(STEPS, Math.round(-Math.min(low, 0) / scale())));
    }

    /** The range that spans both. */
    ValueRange with(ValueRange other) {
        return new ValueRange(Math.min(low, other.low), Math.max(high, other.high));
    }
}
