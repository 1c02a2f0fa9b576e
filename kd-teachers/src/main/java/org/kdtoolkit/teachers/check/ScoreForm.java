package org.kdtoolkit.teachers.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Logits that went through a softmax, its logarithm or a sigmoid already. */
final class ScoreForm implements Check {

    private static final int FEWEST = 20;

    /** What files of 16-bit floats lose. */
    private static final double TOLERANCE = 0.01;

    @Override
    public Optional<TeacherDoubt> on(Evidence evidence) {
        List<float[]> logits = evidence.logits().orElse(List.of());
        if (logits.size() < FEWEST || logits.get(0).length < 2) {
            return Optional.empty();
        }
        if (logits.stream().allMatch(ScoreForm::betweenZeroAndOne)) {
            boolean summing = logits.stream().allMatch(row -> Math.abs(sum(row) - 1) < TOLERANCE);
            return doubt(
                    evidence,
                    summing
                            ? "the logits are probabilities: all from 0 to 1, with the sum 1"
                            : "all logits are from 0 to 1, as probabilities are",
                    "a softmax of them is nearly flat: give the scores before the softmax");
        }
        return logits.stream().allMatch(row -> Math.abs(Math.log(expSum(row))) < TOLERANCE)
                ? doubt(
                        evidence,
                        "the logits are logarithms of probabilities: their exponentials have the"
                                + " sum 1",
                        "their softmax is right, but what compares logits themselves needs the"
                                + " scores before it")
                : Optional.empty();
    }

    private static Optional<TeacherDoubt> doubt(Evidence evidence, String what, String advice) {
        return Optional.of(
                new TeacherDoubt(
                        DoubtKind.PROBABILITIES, evidence.subset().key() + ": " + what, advice));
    }

    private static boolean betweenZeroAndOne(float[] row) {
        return IntStream.range(0, row.length).allMatch(i -> row[i] >= 0 && row[i] <= 1 + 1e-3);
    }

    private static double sum(float[] row) {
        return IntStream.range(0, row.length).mapToDouble(i -> row[i]).sum();
    }

    private static double expSum(float[] row) {
        return IntStream.range(0, row.length).mapToDouble(i -> Math.exp(row[i])).sum();
    }
}
