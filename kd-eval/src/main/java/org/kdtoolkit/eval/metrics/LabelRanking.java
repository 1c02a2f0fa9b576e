package org.kdtoolkit.eval.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * Label-ranking average precision: the classes of each sample are ranked by their scores, and each
 * of its labels has the precision at that label's rank, which is the share of labels among the
 * classes down to it. The label-weighted mean (lwlrap) counts every label of every sample alike, so
 * that a sample counts as often as it has labels: the metric of DCASE 2019, task 2, and {@code
 * sklearn.metrics.label_ranking_average_precision_score} with the numbers of labels for weights.
 *
 * <p>Of classes with equal scores, all have the worst of their ranks, as there; DCASE's own program
 * ranks them in no order that it states. A sample without labels counts nowhere.
 */
public final class LabelRanking {

    private final double[] sums;
    private final long[] labels;

    private LabelRanking(double[] sums, long[] labels) {
        this.sums = sums;
        this.labels = labels;
    }

    /**
     * Ranks the classes of each sample.
     *
     * @param scores [N, C] scores of any scale, which have to be comparable between classes; any
     *     monotone change of a row gives the same
     * @param labels the samples' classes from 0 to C-1, any number each; one that is named twice
     *     counts once
     * @throws IllegalArgumentException if there is no sample, a label is no class or a score is
     *     NaN; the message names the row
     */
    public static LabelRanking of(float[][] scores, List<int[]> labels) {
        LabelledRows.check(scores, labels);
        double[] sums = new double[scores[0].length];
        long[] counts = new long[scores[0].length];
        for (int row = 0; row < scores.length; row++) {
            int[] own = Arrays.stream(labels.get(row)).distinct().toArray();
            float[] ofLabels = new float[own.length];
            for (int i = 0; i < own.length; i++) {
                ofLabels[i] = scores[row][own[i]];
            }
            for (int i = 0; i < own.length; i++) {
                sums[own[i]] +=
                        (double) atLeast(ofLabels, ofLabels[i]) / atLeast(scores[row], ofLabels[i]);
                counts[own[i]]++;
            }
        }
        return new LabelRanking(sums, counts);
    }

    private static int atLeast(float[] scores, float least) {
        int count = 0;
        for (float score : scores) {
            if (score >= least) {
                count++;
            }
        }
        return count;
    }

    /** lwlrap: the mean over all labels of all samples; NaN if no sample has one. */
    public double labelWeighted() {
        return Arrays.stream(sums).sum() / labelCount();
    }

    /**
     * The mean over the samples of each class.
     *
     * @return [C]; NaN for a class that no sample has, where DCASE's program has 0
     */
    public double[] perClass() {
        double[] means = new double[sums.length];
        Arrays.setAll(means, c -> sums[c] / labels[c]);
        return means;
    }

    /**
     * The share of each class in all labels: the weights with which {@link #perClass} gives {@link
     * #labelWeighted}.
     *
     * @return [C]; NaN if no sample has a label
     */
    public double[] weights() {
        return Arrays.stream(labels).mapToDouble(count -> count / labelCount()).toArray();
    }

    private double labelCount() {
        return Arrays.stream(labels).sum();
    }
}
