package org.kdtoolkit.datasets.video;

import org.kdtoolkit.datasets.media.ImageSize;

/**
 * A decoded frame.
 *
 * @param rgb [H, W, 3], each byte an unsigned value of red, green or blue; not copied, so nobody
 *     may change them
 * @param size height and width in pixels
 */
public record Frame(byte[] rgb, ImageSize size) {

    /** Checks that there are as many values as the size says. */
    public Frame {
        if (rgb.length != 3 * size.height() * size.width()) {
            throw new IllegalArgumentException(
                    "a frame of %s has %d values, found %d"
                            .formatted(size, 3 * size.height() * size.width(), rgb.length));
        }
    }
}
