package org.kdtoolkit.eval.diagnosis;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a rehearsal learns from.
 *
 * @param features [N, D] of the untrained student
 * @param labels [N] classes from 0 to C-1; {@link #NO_LABEL} where there is none
 * @param teacher [N, C] the teacher's class probabilities
 */
public record RehearsalSamples(double[][] features, int[] labels, double[][] teacher) {

    /** The label of a sample that has none. */
    public static final int NO_LABEL = -1;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if they differ
     */
    public RehearsalSamples {
        if (features.length != labels.length || features.length != teacher.length) {
            throw new IllegalArgumentException(
                    "expected as many features, labels and answers of the teacher, found %d, %d and %d"
                            .formatted(features.length, labels.length, teacher.length));
        }
    }

    /** The number of samples N. */
    int size() {
        return labels.length;
    }

    /** The number of classes C. */
    int classes() {
        return teacher[0].length;
    }

    /** Where there are labels. */
    int[] labelledRows() {
        return IntStream.range(0, labels.length).filter(row -> labels[row] != NO_LABEL).toArray();
    }

    /** [rows, C] with a 1 for each label. */
    double[][] labelsAlone(int[] rows) {
        return Arrays.stream(rows).mapToObj(this::oneHot).toArray(double[][]::new);
    }

    /**
     * [rows, C] what the teacher says; with a label its mean with that.
     *
     * @param shown the rows whose labels are known
     */
    double[][] taught(int[] rows, int[] shown) {
        boolean[] isShown = new boolean[labels.length];
        Arrays.stream(shown).forEach(row -> isShown[row] = true);
        return Arrays.stream(rows)
                .mapToObj(row -> isShown[row] ? halfway(row) : teacher[row])
                .toArray(double[][]::new);
    }

    private double[] halfway(int row) {
        double[] target = Arrays.stream(teacher[row]).map(p -> p / 2).toArray();
        target[labels[row]] += 0.5;
        return target;
    }

    private double[] oneHot(int row) {
        double[] target = new double[classes()];
        target[labels[row]] = 1;
        return target;
    }
}
