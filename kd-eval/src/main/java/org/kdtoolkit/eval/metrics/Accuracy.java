package org.kdtoolkit.eval.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Top-K accuracy: the fraction of samples whose true class is among the K classes of highest score.
 *
 * <p>Ties are decided by {@link ClassRanking}: the lower class index comes first. With K of C or
 * more, every sample counts as right.
 */
public final class Accuracy {

    private Accuracy() {}

    /**
     * Computes the top-K accuracy.
     *
     * @param scores [N, C] logits or probabilities; any monotone change of a row gives the same
     * @param labels [N] true classes, from 0 to C-1
     * @param k K, at least 1
     * @return a fraction from 0 to 1
     * @throws IllegalArgumentException if there is no sample, the lengths differ, a label is no
     *     class or a score is NaN; the message names the row
     */
    public static double topK(float[][] scores, int[] labels, int k) {
        return topK(
                Arrays.stream(scores)
                        .map(
                                row ->
                                        IntStream.range(0, row.length)
                                                .mapToDouble(c -> row[c])
                                                .toArray())
                        .toArray(double[][]::new),
                labels,
                k);
    }

    /** The same of scores in double precision. */
    public static double topK(double[][] scores, int[] labels, int k) {
        if (scores.length == 0 || scores.length != labels.length) {
            throw new IllegalArgumentException(
                    "expected as many labels as rows of scores, and at least one, found %d rows and %d labels"
                            .formatted(scores.length, labels.length));
        }
        int right = 0;
        for (int row = 0; row < labels.length; row++) {
            if (place(scores[row], labels[row], row) <= k) {
                right++;
            }
        }
        return (double) right / labels.length;
    }

    private static int place(double[] scores, int label, int row) {
        if (label < 0 || label >= scores.length) {
            throw new IllegalArgumentException(
                    "row %d: expected a label from 0 to %d, found %d"
                            .formatted(row, scores.length - 1, label));
        }
        try {
            return ClassRanking.of(scores).place(label);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("row %d: %s".formatted(row, e.getMessage()), e);
        }
    }
}
