package org.kdtoolkit.datasets.media;

/**
 * Applies a {@link Geometry} to one channel of image after image of one size. Memory is taken once.
 * For one thread.
 *
 * <p>{@link #load} goes along the rows, only of those that are needed; {@link #row} then sums up
 * such rows with one weight each, in loops that compilers turn into vector instructions.
 */
public final class PlaneResampler {

    private final Resampling rows;
    private final Resampling columns;
    private final int begin;
    private final int end;
    private final float[] lines;

    /** Takes the memory. */
    public PlaneResampler(Geometry geometry) {
        this.rows = geometry.rows();
        this.columns = geometry.columns();
        this.begin = rows.begin();
        this.end = rows.end();
        this.lines = new float[(end - begin) * columns.to()];
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
            int line = start + y * rowStep;
            int to = (y - begin) * columns.to();
            switch (columns.taps()) {
                case 1 -> one(values, line, pixelStep, to);
                case 2 -> two(values, line, pixelStep, to);
                case 3 -> three(values, line, pixelStep, to);
                default -> many(values, line, pixelStep, to);
            }
        }
    }

    private void one(byte[] values, int line, int step, int to) {
        int[] first = columns.first();
        float[] weights = columns.weights();
        for (int x = 0; x < first.length; x++) {
            lines[to + x] = weights[x] * (values[line + first[x] * step] & 0xff);
        }
    }

    private void two(byte[] values, int line, int step, int to) {
        int[] first = columns.first();
        float[] weights = columns.weights();
        for (int x = 0; x < first.length; x++) {
            int at = line + first[x] * step;
            lines[to + x] =
                    weights[2 * x] * (values[at] & 0xff)
                            + weights[2 * x + 1] * (values[at + step] & 0xff);
        }
    }

    private void three(byte[] values, int line, int step, int to) {
        int[] first = columns.first();
        float[] weights = columns.weights();
        for (int x = 0; x < first.length; x++) {
            int at = line + first[x] * step;
            lines[to + x] =
                    weights[3 * x] * (values[at] & 0xff)
                            + weights[3 * x + 1] * (values[at + step] & 0xff)
                            + weights[3 * x + 2] * (values[at + 2 * step] & 0xff);
        }
    }

    private void many(byte[] values, int line, int step, int to) {
        int[] first = columns.first();
        float[] weights = columns.weights();
        int taps = columns.taps();
        for (int x = 0; x < first.length; x++) {
            int at = line + first[x] * step;
            float sum = 0;
            for (int k = 0; k < taps; k++) {
                sum += weights[x * taps + k] * (values[at + k * step] & 0xff);
            }
            lines[to + x] = sum;
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
            int line = start + y * columns.from();
            int to = (y - begin) * columns.to();
            for (int x = 0; x < first.length; x++) {
                float sum = 0;
                for (int k = 0; k < taps; k++) {
                    sum += weights[x * taps + k] * values[line + first[x] + k];
                }
                lines[to + x] = sum;
            }
        }
    }

    /**
     * Writes a row of the output.
     *
     * @param y the row
     * @param scale what its values are multiplied by
     * @param offset what is added to them then
     * @param out takes the row
     * @param at where in it
     */
    public void row(int y, float scale, float offset, float[] out, int at) {
        int width = columns.to();
        int taps = rows.taps();
        int line = (rows.first()[y] - begin) * width;
        float weight = rows.weights()[y * taps] * scale;
        if (taps == 1) {
            for (int x = 0; x < width; x++) {
                out[at + x] = weight * lines[line + x] + offset;
            }
            return;
        }
        float second = rows.weights()[y * taps + 1] * scale;
        int below = line + width;
        for (int x = 0; x < width; x++) {
            out[at + x] = weight * lines[line + x] + second * lines[below + x] + offset;
        }
        for (int k = 2; k < taps; k++) {
            add(rows.weights()[y * taps + k] * scale, line + k * width, out, at);
        }
    }

    private void add(float weight, int line, float[] out, int at) {
        if (weight == 0) {
            return;
        }
        for (int x = 0; x < columns.to(); x++) {
            out[at + x] += weight * lines[line + x];
        }
    }
}
