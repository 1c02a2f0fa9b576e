package org.kdtoolkit.datasets.media;

/**
 * Applies a {@link Geometry} to one channel of image after image of one size. Memory is taken once.
 * For one thread.
 *
 * <p>{@link #load} goes along the rows, only of those that are needed; {@link #row} then sums up
 * such rows with one weight each. The JIT makes vector instructions of loops over whole arrays
 * only, not of those that begin within one: therefore a row is an array of its own.
 */
public final class PlaneResampler {

    private final Resampling rows;
    private final Resampling columns;
    private final int begin;
    private final int end;
    private final float[][] lines;

    /** Takes the memory. */
    public PlaneResampler(Geometry geometry) {
        this.rows = geometry.rows();
        this.columns = geometry.columns();
        this.begin = rows.begin();
        this.end = rows.end();
        this.lines = new float[end - begin][columns.to()];
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
        for (int y = begin; y < end; y++) {
            int from = start + y * rowStep;
            switch (columns.taps()) {
                case 1 -> one(values, from, pixelStep, lines[y - begin]);
                case 2 -> two(values, from, pixelStep, lines[y - begin]);
                case 3 -> three(values, from, pixelStep, lines[y - begin]);
                default -> many(values, from, pixelStep, lines[y - begin]);
            }
        }
    }

    private void one(byte[] values, int from, int step, float[] line) {
        int[] first = columns.first();
        float[] weights = columns.weights();
        for (int x = 0; x < first.length; x++) {
            line[x] = weights[x] * (values[from + first[x] * step] & 0xff);
        }
    }

    private void two(byte[] values, int from, int step, float[] line) {
        int[] first = columns.first();
        float[] weights = columns.weights();
        for (int x = 0; x < first.length; x++) {
            int at = from + first[x] * step;
            line[x] =
                    weights[2 * x] * (values[at] & 0xff)
                            + weights[2 * x + 1] * (values[at + step] & 0xff);
        }
    }

    private void three(byte[] values, int from, int step, float[] line) {
        int[] first = columns.first();
        float[] weights = columns.weights();
        for (int x = 0; x < first.length; x++) {
            int at = from + first[x] * step;
            line[x] =
                    weights[3 * x] * (values[at] & 0xff)
                            + weights[3 * x + 1] * (values[at + step] & 0xff)
                            + weights[3 * x + 2] * (values[at + 2 * step] & 0xff);
        }
    }

    private void many(byte[] values, int from, int step, float[] line) {
        int[] first = columns.first();
        float[] weights = columns.weights();
        int taps = columns.taps();
        for (int x = 0; x < first.length; x++) {
            int at = from + first[x] * step;
            float sum = 0;
            for (int k = 0; k < taps; k++) {
                sum += weights[x * taps + k] * (values[at + k * step] & 0xff);
            }
            line[x] = sum;
        }
    }

    /**
     * Takes an image.
     *
     * @param values the image, row by row
     * @param start where its first pixel lies
     */
    void load(float[] values, int start) {
        int[] first = columns.first();
        float[] weights = columns.weights();
        int taps = columns.taps();
        for (int y = begin; y < end; y++) {
            int from = start + y * columns.from();
            float[] line = lines[y - begin];
            for (int x = 0; x < first.length; x++) {
                float sum = 0;
                for (int k = 0; k < taps; k++) {
                    sum += weights[x * taps + k] * values[from + first[x] + k];
                }
                line[x] = sum;
            }
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
        int taps = rows.taps();
        int line = rows.first()[y] - begin;
        float[] weights = rows.weights();
        if (taps == 1) {
            scale(lines[line], weights[y] * scale, offset, out);
            return;
        }
        blend(
                lines[line],
                weights[y * taps] * scale,
                lines[line + 1],
                weights[y * taps + 1] * scale,
                offset,
                out);
        for (int k = 2; k < taps; k++) {
            add(lines[line + k], weights[y * taps + k] * scale, out);
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
