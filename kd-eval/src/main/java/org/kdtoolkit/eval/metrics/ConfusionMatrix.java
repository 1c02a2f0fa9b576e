package org.kdtoolkit.eval.metrics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often samples of each class are taken for each class, and what follows from it for single
 * classes: recall, precision and F1.
 *
 * <p>A class without samples has no recall, one that is never predicted no precision, and one that
 * is neither no F1: these are NaN, as scikit-learn gives them with {@code zero_division=nan}, and
 * means leave them out. So the {@linkplain #meanClassAccuracy() mean class accuracy} is that of
 * {@code sklearn.metrics.balanced_accuracy_score} and the {@linkplain #macroF1() macro F1} that of
 * {@code f1_score(average="macro")} as both are by default: over the classes that have a sample,
 * and over those that have a sample or a prediction.
 */
public final class ConfusionMatrix {

    private final long[][] counts;

    private ConfusionMatrix(long[][] counts) {
        this.counts = counts;
    }

    /**
     * Counts the classes of highest score; of equal ones, the lowest index counts, as in {@link
     * ClassRanking}.
     *
     * @param scores [N, C] logits or probabilities; any monotone change of a row gives the same
     * @param labels [N] true classes, from 0 to C-1
     * @throws IllegalArgumentException if there is no sample, the lengths differ, a label is no
     *     class or a score is NaN; the message names the row
     */
    public static ConfusionMatrix of(float[][] scores, int[] labels) {
        LabelledRows.check(scores, labels);
        int[] predicted =
                Arrays.stream(scores).mapToInt(row -> ClassRanking.of(row).first()).toArray();
        return of(predicted, labels, scores[0].length);
    }

    /**
     * Counts predictions.
     *
     * @param predicted [N] from 0 to C-1
     * @param labels [N] true classes, from 0 to C-1
     * @param classes C
     * @throws IllegalArgumentException if there is no sample, the lengths differ or an entry is no
     *     class; the message names the row
     */
    public static ConfusionMatrix of(int[] predicted, int[] labels, int classes) {
        if (labels.length == 0 || predicted.length != labels.length) {
            throw new IllegalArgumentException(
                    "expected as many predictions as labels, and at least one, found %d predictions and %d labels"
                            .formatted(predicted.length, labels.length));
        }
        long[][] counts = new long[classes][classes];
        for (int row = 0; row < labels.length; row++) {
            counts[check("label", labels[row], classes, row)][
                    check("prediction", predicted[row], classes, row)]++;
        }
        return new ConfusionMatrix(counts);
    }

    private static int check(String what, int value, int classes, int row) {
        if (value < 0 || value >= classes) {
            throw new IllegalArgumentException(
                    "row %d: expected a %s from 0 to %d, found %d"
                            .formatted(row, what, classes - 1, value));
        }
        return value;
    }

    /** The number of classes C. */
    public int classes() {
        return counts.length;
    }

    /**
     * How many samples of a class are taken for another, or for itself.
     *
     * @param label the true class, the row
     * @param predicted the predicted class, the column
     */
    public long count(int label, int predicted) {
        return counts[label][predicted];
    }

    /** The number of samples of a class. */
    public long samples(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    /** How many samples are taken for a class. */
    public long predictions(int predicted) {
        return Arrays.stream(counts).mapToLong(row -> row[predicted]).sum();
    }

    /** The accuracy: the share of all samples that are right. */
    public double accuracy() {
        long right = IntStream.range(0, classes()).mapToLong(c -> counts[c][c]).sum();
        return (double) right / IntStream.range(0, classes()).mapToLong(this::samples).sum();
    }

    /** A class's accuracy: the share of its samples that are right; NaN without samples. */
    public double recall(int label) {
        return ratio(counts[label][label], samples(label));
    }

    /** The share of the samples taken for a class that are of it; NaN without any. */
    public double precision(int label) {
        return ratio(counts[label][label], predictions(label));
    }

    /**
     * The harmonic mean of precision and recall, 2 TP / (2 TP + FP + FN): 0 for a class of which no
     * sample is right, NaN for one that has neither samples nor predictions.
     */
    public double f1(int label) {
        return ratio(2 * counts[label][label], samples(label) + predictions(label));
    }

    /** The mean of the classes' accuracies, over those that have samples. */
    public double meanClassAccuracy() {
        return mean(this::recall);
    }

    /** The mean of the classes' F1, over those that have a sample or a prediction. */
    public double macroF1() {
        return mean(this::f1);
    }

    private double mean(IntToDoubleFunction ofClass) {
        return IntStream.range(0, classes())
                .mapToDouble(ofClass)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElseThrow();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
