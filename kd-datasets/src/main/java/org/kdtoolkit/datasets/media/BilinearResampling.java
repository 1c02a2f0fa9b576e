package org.kdtoolkit.datasets.media;

/**
 * Changes the length of a line of pixels. Each output pixel is an average of input pixels, weighted
 * by a triangle about its centre; when shrinking, the triangle is as much wider, so that nothing
 * falls between.
 *
 * @param first the first input pixel of each output pixel
 * @param weights the weights of it and those behind it; their sum is 1
 */
record BilinearResampling(int[] first, float[][] weights) {

    static BilinearResampling of(int from, int to) {
        double scale = (double) from / to;
        double radius = Math.max(1, scale);
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int begin = Math.max(0, (int) Math.round(centre - radius));
            int end = Math.min(from, (int) Math.round(centre + radius));
            double[] raw = new double[end - begin];
            double sum = 0;
            for (int j = 0; j < raw.length; j++) {
                raw[j] = Math.max(0, 1 - Math.abs(begin + j + 0.5 - centre) / radius);
                sum += raw[j];
            }
            first[i] = begin;
            weights[i] = new float[raw.length];
            for (int j = 0; j < raw.length; j++) {
                weights[i][j] = (float) (raw[j] / sum);
            }
        }
        return new BilinearResampling(first, weights);
    }

    /** Reads a line from one place with a step from pixel to pixel, and writes it to another. */
    void apply(float[] in, int inStart, int inStep, float[] out, int outStart, int outStep) {
        for (int i = 0; i < first.length; i++) {
            float sum = 0;
            for (int j = 0; j < weights[i].length; j++) {
                sum += weights[i][j] * in[inStart + (first[i] + j) * inStep];
            }
            out[outStart + i * outStep] = sum;
        }
    }
}
