package org.kdtoolkit.media.pixels;

/**
 * A part of an image.
 *
 * @param top the first row, from 0
 * @param left the first column, from 0
 * @param size rows and columns
 */
public record Box(int top, int left, ImageSize size) {

    /** Whether it lies within an image of that size. */
    public boolean isWithin(ImageSize image) {
        return top >= 0
                && left >= 0
                && top <= image.height() - size.height()
                && left <= image.width() - size.width();
    }
}
