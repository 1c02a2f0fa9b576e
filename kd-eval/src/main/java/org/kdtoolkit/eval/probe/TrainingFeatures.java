package org.kdtoolkit.eval.probe;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What a probe learns from.
 *
 * @param features [N, D], finite; N and D at least 1
 * @param labels [N] classes from 0 to C-1
 * @param classes C, at least 1
 */
public record TrainingFeatures(double[][] features, int[] labels, int classes) {

    /**
     * Checks the shapes and the values.
     *
     * @throws IllegalArgumentException if they are not as described; the message names the row
     */
    public TrainingFeatures {
        if (features.length == 0 || features.length != labels.length) {
            throw new IllegalArgumentException(
                    "expected a label for each row of features, and at least one row, found %d rows and %d labels"
                            .formatted(features.length, labels.length));
        }
        for (int row = 0; row < features.length; row++) {
            check(features[row], features[0].length, row);
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new IllegalArgumentException(
                        "row %d: expected a label from 0 to %d, found %d"
                                .formatted(row, classes - 1, labels[row]));
            }
        }
    }

    /**
     * The same of embeddings as networks return them.
     *
     * @param embeddings [N, D]
     */
    public static TrainingFeatures of(float[][] embeddings, int[] labels, int classes) {
        return new TrainingFeatures(
                Arrays.stream(embeddings).map(TrainingFeatures::doubles).toArray(double[][]::new),
                labels,
                classes);
    }

    /** The same values in double precision. */
    public static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /** The number of samples N. */
    public int size() {
        return features.length;
    }

    /** The number of features D. */
    public int width() {
        return features[0].length;
    }

    /** The same samples with other features. */
    public TrainingFeatures map(UnaryOperator<double[]> mapping) {
        return new TrainingFeatures(
                Arrays.stream(features).map(mapping).toArray(double[][]::new), labels, classes);
    }

    /** Some of the samples. */
    public TrainingFeatures take(int[] rows) {
        return new TrainingFeatures(
                Arrays.stream(rows).mapToObj(row -> features[row]).toArray(double[][]::new),
                Arrays.stream(rows).map(row -> labels[row]).toArray(),
                classes);
    }

    private static void check(double[] row, int width, int index) {
        if (row.length != width || width == 0) {
            throw new IllegalArgumentException(
                    "row %d: expected %s, found %d"
                            .formatted(
                                    index,
                                    width == 0 ? "at least one feature" : width + " features",
                                    row.length));
        }
        for (int d = 0; d < width; d++) {
            if (!Double.isFinite(row[d])) {
                throw new IllegalArgumentException(
                        "row %d: the feature %d is %s".formatted(index, d, row[d]));
            }
        }
    }
}
