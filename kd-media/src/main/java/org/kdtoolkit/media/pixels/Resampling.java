package org.kdtoolkit.media.pixels;

import java.util.Arrays;

/**
 * Makes a line of pixels out of another one: each output pixel is a weighted sum of input pixels
 * that lie side by side. Cutting, turning round and resizing are all of this kind, and so is one
 * after the other.
 *
 * @param from the number of input pixels
 * @param taps how many input pixels each output pixel is made of
 * @param first [N] the first input pixel of each output pixel; it and those behind it exist
 * @param weights [N, taps] their weights
 */
public record Resampling(int from, int taps, int[] first, float[] weights) {

    /** Leaves the line as it is. */
    public static Resampling identity(int length) {
        return part(length, 0, length);
    }

    /** Cuts a part out. */
    public static Resampling part(int from, int begin, int length) {
        int[] first = new int[length];
        Arrays.setAll(first, i -> begin + i);
        return exact(from, first);
    }

    /** Turns the line round. */
    public static Resampling reversed(int length) {
        int[] first = new int[length];
        Arrays.setAll(first, i -> length - 1 - i);
        return exact(length, first);
    }

    private static Resampling exact(int from, int[] first) {
        float[] weights = new float[first.length];
        Arrays.fill(weights, 1);
        return new Resampling(from, 1, first, weights);
    }

    /**
     * Changes the length. Each output pixel is an average weighted by a triangle about its centre;
     * when shrinking, the triangle is as much wider, so that nothing falls between.
     */
    public static Resampling bilinear(int from, int to) {
        double scale = (double) from / to;
        double radius = Math.max(1, scale);
        int[] begins = new int[to];
        double[][] weights = new double[to][];
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
            for (int j = 0; j < raw.length; j++) {
                raw[j] /= sum;
            }
            begins[i] = begin;
            weights[i] = raw;
        }
        return packed(from, begins, weights);
    }

    /** The number of output pixels. */
    public int to() {
        return first.length;
    }

    /** This one and another one after it, in one go. */
    public Resampling then(Resampling next) {
        if (next.from != to()) {
            throw new IllegalArgumentException(
                    "%d pixels come out, %d go in".formatted(to(), next.from));
        }
        int[] begins = new int[next.to()];
        double[][] sums = new double[next.to()][];
        for (int i = 0; i < next.to(); i++) {
            int begin = from;
            int end = 0;
            for (int j = next.first[i]; j < next.first[i] + next.taps; j++) {
                begin = Math.min(begin, first[j]);
                end = Math.max(end, first[j] + taps);
            }
            double[] sum = new double[end - begin];
            for (int j = 0; j < next.taps; j++) {
                int between = next.first[i] + j;
                double weight = next.weights[i * next.taps + j];
                for (int k = 0; k < taps; k++) {
                    sum[first[between] - begin + k] += weight * weights[between * taps + k];
                }
            }
            begins[i] = begin;
            sums[i] = sum;
        }
        return packed(from, begins, sums);
    }

    /** As many taps for each output pixel as the one needs that needs most. */
    private static Resampling packed(int from, int[] begins, double[][] weights) {
        int taps = 1;
        for (int i = 0; i < begins.length; i++) {
            int begin = 0;
            int end = weights[i].length;
            while (end - begin > 1 && weights[i][begin] == 0) {
                begin++;
            }
            while (end - begin > 1 && weights[i][end - 1] == 0) {
                end--;
            }
            begins[i] += begin;
            weights[i] = Arrays.copyOfRange(weights[i], begin, end);
            taps = Math.max(taps, end - begin);
        }
        int[] first = new int[begins.length];
        float[] values = new float[begins.length * taps];
        for (int i = 0; i < begins.length; i++) {
            first[i] = Math.min(begins[i], from - taps);
            int shift = i * taps + begins[i] - first[i];
            for (int j = 0; j < weights[i].length; j++) {
                values[shift + j] = (float) weights[i][j];
            }
        }
        return new Resampling(from, taps, first, values);
    }

    /** The first input pixel that is needed. */
    int begin() {
        return Arrays.stream(first).min().orElse(0);
    }

    /** The input pixel behind the last one that is needed. */
    int end() {
        return Arrays.stream(first).max().orElse(0) + taps;
    }
}
