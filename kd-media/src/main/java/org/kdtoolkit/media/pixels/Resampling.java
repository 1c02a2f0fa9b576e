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

    /** How far a cubic curve swings, as in PyTorch. */
    private static final double CUBIC = -0.75;

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

    /**
     * Changes the length by cubic curves (Keys, 1981, with a = -0.75) through four input pixels
     * each, the first and the last of which become the first and the last output pixel; beyond the
     * ends the line goes on as it ends. Nothing is averaged when shrinking. PyTorch calls that
     * bicubic with aligned corners.
     */
    public static Resampling bicubicAligned(int from, int to) {
        double scale = to > 1 ? (from - 1.0) / (to - 1) : 0;
        int[] begins = new int[to];
        double[][] weights = new double[to][];
        for (int i = 0; i < to; i++) {
            int left = (int) Math.floor(i * scale);
            double share = i * scale - left;
            double[] cubic = {outer(share + 1), inner(share), inner(1 - share), outer(2 - share)};
            int begin = Math.max(0, left - 1);
            int end = Math.min(from, left + 3);
            double[] kept = new double[end - begin];
            for (int j = 0; j < cubic.length; j++) {
                int pixel = Math.max(0, Math.min(from - 1, left - 1 + j));
                kept[pixel - begin] += cubic[j];
            }
            begins[i] = begin;
            weights[i] = kept;
        }
        return packed(from, begins, weights);
    }

    /** The weight of one of the two nearest pixels, which is so far away. */
    private static double inner(double x) {
        return ((CUBIC + 2) * x - (CUBIC + 3)) * x * x + 1;
    }

    /** The weight of one of the two pixels behind them. */
    private static double outer(double x) {
        return ((CUBIC * x - 5 * CUBIC) * x + 8 * CUBIC) * x - 4 * CUBIC;
    }

    /**
     * Makes each pixel a sum of those around it. At its ends the line is mirrored; the end itself
     * is not repeated.
     *
     * @param length more than half the number of weights
     * @param weights an odd number of them
     */
    public static Resampling smoothed(int length, double[] weights) {
        int reach = weights.length / 2;
        int[] begins = new int[length];
        double[][] folded = new double[length][];
        for (int i = 0; i < length; i++) {
            int begin = Math.max(0, i - reach);
            int end = Math.min(length, i + reach + 1);
            double[] kept = new double[end - begin];
            for (int j = 0; j < weights.length; j++) {
                int pixel = Math.abs(i - reach + j);
                int mirrored = pixel < length ? pixel : 2 * (length - 1) - pixel;
                kept[mirrored - begin] += weights[j];
            }
            begins[i] = begin;
            folded[i] = kept;
        }
        return packed(length, begins, folded);
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
