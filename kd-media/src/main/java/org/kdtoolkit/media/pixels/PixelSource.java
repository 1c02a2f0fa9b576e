package org.kdtoolkit.media.pixels;

/** Where the pixels of one channel come from. */
public interface PixelSource {

    /**
     * Copies a part of a column.
     *
     * @param column its number
     * @param row its first pixel's
     * @param out takes as many pixels as it has room for, one below the other
     */
    void copyColumn(int column, int row, float[] out);
}
