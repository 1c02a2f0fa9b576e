package org.kdtoolkit.eval.metrics;

import java.util.List;

/** What has to hold of rows of class scores and the labels that belong to them. */
final class LabelledRows {

    private LabelledRows() {}

    /**
     * Checks rows of one label each.
     *
     * @param scores [N, C]
     * @param labels [N]
     * @throws IllegalArgumentException if there is no row, the lengths differ, a label is no class
     *     or a score is NaN; the message names the row
     */
    static void check(float[][] scores, int[] labels) {
        requireAsMany(scores.length, labels.length);
        for (int row = 0; row < labels.length; row++) {
            scores(scores[row], scores[0].length, row);
            label(labels[row], scores[0].length, row);
        }
    }

    /** Checks rows of any number of labels each, as of one label. */
    static void check(float[][] scores, List<int[]> labels) {
        requireAsMany(scores.length, labels.size());
        for (int row = 0; row < scores.length; row++) {
            scores(scores[row], scores[0].length, row);
            for (int label : labels.get(row)) {
                label(label, scores[0].length, row);
            }
        }
    }

    private static void requireAsMany(int rows, int labels) {
        if (rows == 0 || rows != labels) {
            throw new IllegalArgumentException(
                    "expected labels for each row of scores, and at least one row, found %d rows and %d labels"
                            .formatted(rows, labels));
        }
    }

    private static void label(int label, int classes, int row) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException(
                    "row %d: expected labels from 0 to %d, found %d"
                            .formatted(row, classes - 1, label));
        }
    }

    private static void scores(float[] scores, int classes, int row) {
        if (scores.length != classes) {
            throw new IllegalArgumentException(
                    "row %d: expected %d scores, found %d".formatted(row, classes, scores.length));
        }
        for (int c = 0; c < classes; c++) {
            if (Float.isNaN(scores[c])) {
                throw new IllegalArgumentException(
                        "row %d: the score of class %d is NaN".formatted(row, c));
            }
        }
    }
}
