package org.kdtoolkit.formats.numpy;

import ai.djl.ndarray.types.Shape;

/**
 * An array [R, ...] in the heap, row by row.
 *
 * @param row the shape of a row
 * @param rows [R] the values of each row in C order
 */
public record FloatTable(Shape row, float[][] rows) {

    /** Cuts the values of an array into its rows. */
    public static FloatTable of(float[] values, Shape row) {
        int width = Math.toIntExact(row.size());
        float[][] rows = new float[width == 0 ? 0 : values.length / width][width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, i * width, rows[i], 0, width);
        }
        return new FloatTable(row, rows);
    }
}
