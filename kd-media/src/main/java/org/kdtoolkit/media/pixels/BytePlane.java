package org.kdtoolkit.media.pixels;

/**
 * One channel of an image.
 *
 * @param values unsigned bytes, row by row; not copied, so nobody may change them
 * @param rowStep from one row's beginning to the next one's, at least the width
 * @param size rows and columns
 */
public record BytePlane(byte[] values, int rowStep, ImageSize size) {

    /** Checks that there are as many values as the size says. */
    public BytePlane {
        long needed = (size.height() - 1L) * rowStep + size.width();
        if (rowStep < size.width() || values.length < needed) {
            throw new IllegalArgumentException(
                    "a channel of %s pixels, rows %d apart, has at least %d values, found %d"
                            .formatted(size, rowStep, needed, values.length));
        }
    }
}
