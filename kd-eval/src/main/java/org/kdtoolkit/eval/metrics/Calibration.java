package org.kdtoolkit.eval.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a classifier is right as often as it says: samples are put into bins by their confidence,
 * which is the probability of the class that they are taken for, and in each bin the mean
 * confidence is compared with the accuracy. (Guo et al., "On Calibration of Modern Neural
 * Networks", 2017, equations 3 and 5.)
 *
 * <p>A bin holds the confidences above its lower edge, up to and with its upper one. Of classes of
 * equal probability, the lowest index counts, as in {@link ClassRanking}.
 */
public final class Calibration {

    /** As many equal bins as the paper has. */
    public static final int PUBLISHED_BINS = 15;

    /** Probabilities that were computed in 16 bits miss a sum of 1 by less. */
    private static final double SUM_TOLERANCE = 0.02;

    /**
     * The samples of some confidence: a bar of a reliability diagram.
     *
     * @param low the lower edge; confidences are greater (but 0 is in the first bin)
     * @param high the upper edge; confidences are at most this
     * @param samples how many there are
     * @param confidence their mean confidence; NaN if there is none
     * @param accuracy the share of them that is right; NaN if there is none
     */
    public record Bin(float low, float high, int samples, double confidence, double accuracy) {

        /** How far the accuracy is from the confidence; 0 without samples. */
        public double gap() {
            return samples == 0 ? 0 : Math.abs(accuracy - confidence);
        }
    }

    private final List<Bin> bins;
    private final int samples;

    private Calibration(List<Bin> bins, int samples) {
        this.bins = List.copyOf(bins);
        this.samples = samples;
    }

    /**
     * Compares in bins of equal width, from 0 to 1.
     *
     * @param probabilities [N, C] from 0 to 1, the sum of a row being 1; of logits, take the
     *     softmax first
     * @param labels [N] true classes, from 0 to C-1
     * @param bins how many, at least 1
     * @throws IllegalArgumentException if there is no sample, the lengths differ, a label is no
     *     class or a row is no distribution; the message names the row
     */
    public static Calibration ofEqualWidth(float[][] probabilities, int[] labels, int bins) {
        float[] edges = new float[requirePositive(bins) + 1];
        for (int edge = 0; edge < edges.length; edge++) {
            edges[edge] = (float) ((double) edge / bins);
        }
        return of(Confidences.of(probabilities, labels), edges);
    }

    /**
     * Compares in bins that hold about as many samples each: their edges are the quantiles of the
     * confidences (with linear interpolation), so that samples of equal confidence stay together.
     * The expected error of these is the adaptive one (ACE) of Nixon et al., "Measuring Calibration
     * in Deep Learning", 2019, of the predicted class alone.
     *
     * @param probabilities as of {@link #ofEqualWidth}
     * @param labels [N] true classes, from 0 to C-1
     * @param bins how many, at least 1
     * @throws IllegalArgumentException as of {@link #ofEqualWidth}
     */
    public static Calibration ofEqualMass(float[][] probabilities, int[] labels, int bins) {
        requirePositive(bins);
        Confidences confidences = Confidences.of(probabilities, labels);
        float[] sorted = confidences.values().clone();
        Arrays.sort(sorted);
        float[] edges = new float[bins + 1];
        for (int edge = 0; edge <= bins; edge++) {
            double place = (double) edge * (sorted.length - 1) / bins;
            int below = (int) place;
            double above = sorted[Math.min(below + 1, sorted.length - 1)];
            edges[edge] = (float) (sorted[below] + (place - below) * (above - sorted[below]));
        }
        return of(confidences, edges);
    }

    /**
     * Compares in bins of equal width, from 0 to 1, where of each sample only the probability of
     * the class that it is taken for is known.
     *
     * @param confidences [N] from 0 to 1
     * @param right [N] whether that class is the sample's
     * @param bins how many, at least 1
     * @throws IllegalArgumentException if there is no sample, the lengths differ or a confidence is
     *     no probability; the message names the row
     */
    public static Calibration ofConfidences(float[] confidences, boolean[] right, int bins) {
        if (confidences.length == 0 || confidences.length != right.length) {
            throw new IllegalArgumentException(
                    "expected as many answers as confidences, at least one; found %d and %d"
                            .formatted(right.length, confidences.length));
        }
        for (int row = 0; row < confidences.length; row++) {
            if (!(confidences[row] >= 0 && confidences[row] <= 1)) {
                throw new IllegalArgumentException(
                        "row %d: expected a probability from 0 to 1, found %s"
                                .formatted(row, confidences[row]));
            }
        }
        float[] edges = new float[requirePositive(bins) + 1];
        for (int edge = 0; edge < edges.length; edge++) {
            edges[edge] = (float) ((double) edge / bins);
        }
        return of(new Confidences(confidences.clone(), right.clone()), edges);
    }

    private static int requirePositive(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("expected at least one bin, found " + bins);
        }
        return bins;
    }

    private static Calibration of(Confidences confidences, float[] edges) {
        int bins = edges.length - 1;
        int[] samples = new int[bins];
        int[] right = new int[bins];
        double[] sums = new double[bins];
        for (int row = 0; row < confidences.values().length; row++) {
            float confidence = confidences.values()[row];
            int bin = 0;
            while (bin < bins - 1 && confidence > edges[bin + 1]) {
                bin++;
            }
            samples[bin]++;
            sums[bin] += confidence;
            right[bin] += confidences.right()[row] ? 1 : 0;
        }
        List<Bin> all = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            double count = samples[bin] == 0 ? Double.NaN : samples[bin];
            all.add(
                    new Bin(
                            edges[bin],
                            edges[bin + 1],
                            samples[bin],
                            sums[bin] / count,
                            right[bin] / count));
        }
        return new Calibration(all, confidences.values().length);
    }

    /** The bins in ascending order, the bars of a reliability diagram; some may have no sample. */
    public List<Bin> bins() {
        return bins;
    }

    /**
     * The expected calibration error: the mean over samples of the {@link Bin#gap} of their bin.
     */
    public double expectedError() {
        return bins.stream().mapToDouble(bin -> bin.gap() * bin.samples()).sum() / samples;
    }

    /** The maximum calibration error: the greatest {@link Bin#gap}. */
    public double maximumError() {
        return bins.stream().mapToDouble(Bin::gap).max().orElseThrow();
    }

    /** The confidence of each sample, and whether it is right. */
    private record Confidences(float[] values, boolean[] right) {

        static Confidences of(float[][] probabilities, int[] labels) {
            LabelledRows.check(probabilities, labels);
            float[] values = new float[labels.length];
            boolean[] right = new boolean[labels.length];
            for (int row = 0; row < labels.length; row++) {
                requireDistribution(probabilities[row], row);
                int predicted = ClassRanking.of(probabilities[row]).first();
                values[row] = probabilities[row][predicted];
                right[row] = predicted == labels[row];
            }
            return new Confidences(values, right);
        }

        private static void requireDistribution(float[] probabilities, int row) {
            double sum = 0;
            for (float probability : probabilities) {
                if (!(probability >= 0 && probability <= 1)) {
                    throw new IllegalArgumentException(
                            "row %d: expected probabilities from 0 to 1, found %s; take the softmax of logits first"
                                    .formatted(row, probability));
                }
                sum += probability;
            }
            if (Math.abs(sum - 1) > SUM_TOLERANCE) {
                throw new IllegalArgumentException(
                        "row %d: expected probabilities whose sum is 1, found %s; take the softmax of logits first"
                                .formatted(row, sum));
            }
        }
    }
}
