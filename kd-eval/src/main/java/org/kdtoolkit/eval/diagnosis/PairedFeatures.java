package org.kdtoolkit.eval.diagnosis;

import java.util.Arrays;

/**
 * What a teacher and a student make of the same samples: row i of both is the same sample.
 *
 * @param teacher [N, Dt], finite
 * @param student [N, Ds], finite; N at least {@value #FEWEST}
 */
public record PairedFeatures(double[][] teacher, double[][] student) {

    /** Fewer samples than that tell nothing: unbiased estimates divide by N - 3. */
    public static final int FEWEST = 4;

    /**
     * Checks the shapes and the values.
     *
     * @throws IllegalArgumentException if they are not as described; the message names the row
     */
    public PairedFeatures {
        if (teacher.length != student.length || teacher.length < FEWEST) {
            throw new IllegalArgumentException(
                    "expected as many samples on both sides, at least %d, found %d and %d"
                            .formatted(FEWEST, teacher.length, student.length));
        }
        check(teacher, "teacher");
        check(student, "student");
    }

    private static void check(double[][] rows, String side) {
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != rows[0].length || rows[row].length == 0) {
                throw new IllegalArgumentException(
                        "%s, row %d: expected a width of %d, at least 1, found %d"
                                .formatted(side, row, rows[0].length, rows[row].length));
            }
            for (double value : rows[row]) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "%s, row %d: found %s, expected a finite value"
                                    .formatted(side, row, value));
                }
            }
        }
    }

    /** The number of samples N. */
    public int size() {
        return teacher.length;
    }

    /**
     * Some of the pairs.
     *
     * @param rows at least {@value #FEWEST}
     */
    public PairedFeatures take(int[] rows) {
        return new PairedFeatures(rows(teacher, rows), rows(student, rows));
    }

    static double[][] rows(double[][] of, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> of[row]).toArray(double[][]::new);
    }
}
