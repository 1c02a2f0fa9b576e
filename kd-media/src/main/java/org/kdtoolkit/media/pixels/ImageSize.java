package org.kdtoolkit.media.pixels;

/**
 * The size of an image in pixels.
 *
 * @param height rows
 * @param width columns
 */
public record ImageSize(int height, int width) {

    /** Checks that both are positive. */
    public ImageSize {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "an image has at least 1 x 1 pixels, found %d x %d".formatted(height, width));
        }
    }

    /** The shorter side. */
    public int shortSide() {
        return Math.min(height, width);
    }
}
