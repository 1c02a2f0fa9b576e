package org.kdtoolkit.media.frame;

import org.kdtoolkit.media.pixels.ImageSize;

/**
 * A frame of red, green and blue.
 *
 * @param rgb [H, W, 3], each byte an unsigned value; not copied, so nobody may change them
 * @param size height and width in pixels
 */
public record RgbFrame(byte[] rgb, ImageSize size) implements Frame {

    /** Checks that there are as many values as the size says. */
    public RgbFrame {
        long expected = 3L * size.height() * size.width();
        if (rgb.length != expected) {
            throw new IllegalArgumentException(
                    "a frame of %d x %d pixels has %d values, found %d"
                            .formatted(size.height(), size.width(), expected, rgb.length));
        }
    }
}
