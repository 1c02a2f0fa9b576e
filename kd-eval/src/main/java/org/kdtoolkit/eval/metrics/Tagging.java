package org.kdtoolkit.eval.metrics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Tagging metrics: each class is ranked over all samples by itself, then classes are averaged with
 * equal weight.
 *
 * <p>A class without positives has no average precision, and a class without positives or without
 * negatives no area under the curve; means are taken over the classes that have one. (Hershey et
 * al., "CNN architectures for large-scale audio classification", 2017, for all three metrics.)
 */
public final class Tagging {

    private static final NormalDistribution STANDARD_NORMAL = new NormalDistribution();

    private final List<ClassCurve> classes;

    private Tagging(List<ClassCurve> classes) {
        this.classes = classes;
    }

    /**
     * Ranks each class.
     *
     * @param scores [N, C] scores of any scale; any monotone change of a column gives the same
     * @param labels the samples' classes from 0 to C-1, any number each
     * @throws IllegalArgumentException if there is no sample, a label is no class or a score is
     *     NaN; the message names the row
     */
    public static Tagging of(float[][] scores, List<int[]> labels) {
        LabelledRows.check(scores, labels);
        int classes = scores[0].length;
        boolean[][] positive = new boolean[classes][scores.length];
        for (int row = 0; row < scores.length; row++) {
            for (int label : labels.get(row)) {
                positive[label][row] = true;
            }
        }
        return new Tagging(
                IntStream.range(0, classes)
                        .parallel()
                        .mapToObj(c -> ClassCurve.of(column(scores, c), positive[c]))
                        .toList());
    }

    /**
     * The average precision of each class: the sum over distinct scores, descending, of the rise in
     * recall times the precision. Samples of equal score enter together; nothing is interpolated.
     *
     * @return [C]; NaN for a class without positives
     */
    public double[] averagePrecisions() {
        return classes.stream().mapToDouble(ClassCurve::averagePrecision).toArray();
    }

    /**
     * The area under the ROC curve of each class: the probability that a positive has a higher
     * score than a negative, equal scores counting one half.
     *
     * @return [C]; NaN for a class without positives or without negatives
     */
    public double[] areasUnderCurve() {
        return classes.stream().mapToDouble(ClassCurve::areaUnderCurve).toArray();
    }

    /** mAP: the mean of the average precisions; NaN if no class has a positive. */
    public double meanAveragePrecision() {
        return mean(ClassCurve::averagePrecision);
    }

    /** mAUC: the mean area under the curve; NaN if no class has both positives and negatives. */
    public double meanAreaUnderCurve() {
        return mean(ClassCurve::areaUnderCurve);
    }

    /** d' of the {@linkplain #meanAreaUnderCurve() mean area under the curve}. */
    public double dPrime() {
        return dPrime(meanAreaUnderCurve());
    }

    /**
     * The separation of two unit-variance normal distributions that have the given area under the
     * curve: √2 Φ⁻¹(AUC).
     *
     * @param areaUnderCurve from 0 to 1
     * @return 0 for an area of 0.5, infinite for 1 (and negative infinity for 0), NaN for NaN
     */
    public static double dPrime(double areaUnderCurve) {
        return Double.isNaN(areaUnderCurve)
                ? Double.NaN
                : Math.sqrt(2) * STANDARD_NORMAL.inverseCumulativeProbability(areaUnderCurve);
    }

    private double mean(ToDoubleFunction<ClassCurve> metric) {
        return classes.stream()
                .mapToDouble(metric)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static float[] column(float[][] scores, int c) {
        float[] column = new float[scores.length];
        for (int row = 0; row < column.length; row++) {
            column[row] = scores[row][c];
        }
        return column;
    }
}
