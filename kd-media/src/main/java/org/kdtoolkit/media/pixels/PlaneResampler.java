package org.kdtoolkit.media.pixels;

/**
 * Applies a {@link Geometry} to one channel of image after image of one size. Memory is taken once.
 * For one thread.
 *
 * <p>Both directions are sums of whole lines with one weight each: {@link #load} sums up columns,
 * only of those rows that are needed, and {@link #row} then sums up rows. The JIT makes vector
 * instructions of loops over whole arrays, but neither of those that pick pixels from here and
 * there nor of those that begin within an array: therefore a line is an array of its own, and the
 * image is transposed on its way in and in between.
 */
public final class PlaneResampler {

    /** So many rows of a column are summed up at once, which fit into a processor's cache. */
    private static final int MOST_ROWS = 128;

    private final Resampling rows;
    private final Resampling columns;
    private final int top;
    private final int left;
    private final float[][] input;
    private final float[][] narrowed;
    private final float[][] lines;

    /** Takes the memory. */
    public PlaneResampler(Geometry geometry) {
        rows = geometry.rows();
        columns = geometry.columns();
        top = rows.begin();
        left = columns.begin();
        int height = rows.end() - top;
        int bands = (height + MOST_ROWS - 1) / MOST_ROWS;
        int band = (height + bands - 1) / bands;
        input = new float[columns.end() - left][band];
        narrowed = new float[columns.to()][band];
        lines = new float[height][columns.to()];
    }

    /**
     * Takes an image of unsigned bytes.
     *
     * @param values the image
     * @param start where its first pixel lies
     * @param rowStep from row to row
     * @param pixelStep from pixel to pixel
     */
    public void load(byte[] values, int start, int rowStep, int pixelStep) {
        load(
                (column, row, out) -> {
                    int from = start + row * rowStep + column * pixelStep;
                    for (int y = 0; y < out.length; y++) {
                        out[y] = values[from + y * rowStep] & 0xff;
                    }
                });
    }

    /**
     * Takes an image.
     *
     * @param values the image, row by row
     * @param start where its first pixel lies
     */
    void load(float[] values, int start) {
        int width = columns.from();
        load(
                (column, row, out) -> {
                    int from = start + row * width + column;
                    for (int y = 0; y < out.length; y++) {
                        out[y] = values[from + y * width];
                    }
                });
    }

    /** Takes an image. */
    public void load(PixelSource source) {
        int band = narrowed[0].length;
        for (int row = 0; row < lines.length; row += band) {
            // the last band begins a little earlier, so that it is as high as the others
            int begin = Math.min(row, lines.length - band);
            for (int x = 0; x < input.length; x++) {
                source.copyColumn(left + x, top + begin, input[x]);
            }
            for (int x = 0; x < narrowed.length; x++) {
                sum(columns, x, input, left, 1, 0, narrowed[x]);
            }
            for (int y = 0; y < band; y++) {
                transpose(y, lines[begin + y]);
            }
        }
    }

    private void transpose(int y, float[] line) {
        for (int x = 0; x < line.length; x++) {
            line[x] = narrowed[x][y];
        }
    }

    /**
     * Makes a row of the output.
     *
     * @param y the row
     * @param scale what its values are multiplied by
     * @param offset what is added to them then
     * @param out takes the row
     */
    public void row(int y, float scale, float offset, float[] out) {
        sum(rows, y, lines, top, scale, offset, out);
    }

    /** The weighted sum of lines, the first of which has the number {@code begin}. */
    private static void sum(
            Resampling resampling,
            int index,
            float[][] lines,
            int begin,
            float scale,
            float offset,
            float[] out) {
        int taps = resampling.taps();
        int line = resampling.first()[index] - begin;
        float[] weights = resampling.weights();
        int at = index * taps;
        if (taps == 1) {
            scale(lines[line], weights[at] * scale, offset, out);
            return;
        }
        float first = weights[at] * scale;
        float second = weights[at + 1] * scale;
        blend(lines[line], first, lines[line + 1], second, offset, out);
        for (int k = 2; k < taps; k++) {
            add(lines[line + k], weights[at + k] * scale, out);
        }
    }

    private static void scale(float[] line, float weight, float offset, float[] out) {
        for (int x = 0; x < out.length; x++) {
            out[x] = weight * line[x] + offset;
        }
    }

    private static void blend(
            float[] line, float weight, float[] next, float second, float offset, float[] out) {
        for (int x = 0; x < out.length; x++) {
            out[x] = weight * line[x] + second * next[x] + offset;
        }
    }

    private static void add(float[] line, float weight, float[] out) {
        for (int x = 0; x < out.length; x++) {
            out[x] += weight * line[x];
        }
    }
}
