package org.kdtoolkit.train.diagnosis;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.diagnosis.PairedFeatures;
import org.kdtoolkit.eval.diagnosis.RehearsalSamples;

/**
 * Samples of a subset that both teacher and student could look at.
 *
 * @param teacher [N, Dt] embeddings
 * @param logits [N, C]; N empty rows where the teacher has none
 * @param student [N, Ds] embeddings of the untrained student
 * @param labels [N] classes; {@link RehearsalSamples#NO_LABEL} where there is none
 */
record KnownPairs(double[][] teacher, double[][] logits, double[][] student, int[] labels) {

    int size() {
        return labels.length;
    }

    boolean isLabelled(int row) {
        return labels[row] != RehearsalSamples.NO_LABEL;
    }

    int labelled() {
        return (int) IntStream.range(0, size()).filter(this::isLabelled).count();
    }

    /** Those that have a label. */
    KnownPairs withLabels() {
        return take(this::isLabelled);
    }

    /** The first of them. */
    KnownPairs first(int most) {
        return take(row -> row < most);
    }

    /** The same with features that are no wider than measures take. */
    KnownPairs with(double[][] otherTeacher, double[][] otherStudent) {
        return new KnownPairs(otherTeacher, logits, otherStudent, labels);
    }

    PairedFeatures features() {
        return new PairedFeatures(teacher, student);
    }

    private KnownPairs take(IntPredicate wanted) {
        int[] rows = IntStream.range(0, size()).filter(wanted).toArray();
        return new KnownPairs(
                rows(teacher, rows),
                rows(logits, rows),
                rows(student, rows),
                Arrays.stream(rows).map(row -> labels[row]).toArray());
    }

    private static double[][] rows(double[][] of, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> of[row]).toArray(double[][]::new);
    }

    /** [N, C] with a 1 for each label; of labelled pairs. */
    double[][] oneHot(int classes) {
        return Arrays.stream(labels)
                .mapToObj(
                        label -> {
                            double[] row = new double[classes];
                            row[label] = 1;
                            return row;
                        })
                .toArray(double[][]::new);
    }
}
