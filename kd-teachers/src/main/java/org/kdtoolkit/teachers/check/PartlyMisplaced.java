package org.kdtoolkit.teachers.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Files of which a part belongs to other samples. A teacher that errs by itself is less sure where
 * it errs; one that was asked about another sample is as sure as ever.
 */
final class PartlyMisplaced implements Check {

    private static final int FEWEST = 40;
    private static final double LEAST_WRONG = 0.1;

    /** A weaker teacher is hardly surer of anything. */
    private static final double LEAST_RIGHT = 0.45;

    /**
     * The odds that a right choice is surer than a wrong one, of teachers that err by themselves.
     */
    private static final double HONEST = 0.65;

    private static final double EVEN = 0.56;
    private static final double DEVIATIONS = 3;

    /** A class and how sure the teacher is of it. */
    private record Choice(int label, double margin) {}

    @Override
    public Optional<TeacherDoubt> on(Evidence evidence) {
        if (evidence.classes() < 2
                || evidence.labels().stream().anyMatch(labels -> labels.length > 1)) {
            return Optional.empty();
        }
        int[] labelled = IntStream.range(0, evidence.size()).filter(evidence::labelled).toArray();
        Map<Boolean, List<Double>> margins = new HashMap<>();
        margins.put(true, new ArrayList<>());
        margins.put(false, new ArrayList<>());
        for (int row : labelled) {
            Choice choice =
                    evidence.logits()
                            .map(logits -> byScores(logits.get(row)))
                            .orElseGet(() -> byNeighbours(evidence, row));
            boolean right = evidence.labels().get(row)[0] == choice.label();
            margins.get(right).add(choice.margin());
        }
        return doubt(evidence, labelled.length, margins.get(true), margins.get(false));
    }

    private static Optional<TeacherDoubt> doubt(
            Evidence evidence, int samples, List<Double> right, List<Double> wrong) {
        boolean comparable =
                wrong.size() >= FEWEST
                        && wrong.size() >= LEAST_WRONG * samples
                        && right.size() >= Math.max(FEWEST, LEAST_RIGHT * samples);
        if (!comparable) {
            return Optional.empty();
        }
        double surer = surer(right, wrong);
        double deviation = Math.sqrt((1.0 / right.size() + 1.0 / wrong.size()) / 12);
        return surer < EVEN && surer + DEVIATIONS * deviation < HONEST
                ? Optional.of(
                        new TeacherDoubt(
                                DoubtKind.MISPLACED_FILES,
                                "%s: it is wrong about %d of %d samples (%s), and as sure of them as of the others"
                                        .formatted(
                                                evidence.subset().key(),
                                                wrong.size(),
                                                samples,
                                                Figures.percent((double) wrong.size() / samples)),
                                "up to as many files seem to belong to other samples, or labels to"
                                        + " be wrong"))
                : Optional.empty();
    }

    private static Choice byScores(float[] scores) {
        int best = scores[0] >= scores[1] ? 0 : 1;
        int second = 1 - best;
        for (int k = 2; k < scores.length; k++) {
            if (scores[k] > scores[best]) {
                second = best;
                best = k;
            } else if (scores[k] > scores[second]) {
                second = k;
            }
        }
        return new Choice(best, scores[best] - scores[second]);
    }

    /** The label of most neighbours, and of how many. */
    private static Choice byNeighbours(Evidence evidence, int row) {
        int[] votes = new int[evidence.classes()];
        for (int neighbour : evidence.neighbours().of(row)) {
            for (int label : evidence.labels().get(neighbour)) {
                votes[label]++;
            }
        }
        int most = Arrays.stream(votes).max().orElse(0);
        int label =
                IntStream.range(0, votes.length)
                        .filter(k -> votes[k] == most)
                        .findFirst()
                        .orElse(0);
        return new Choice(label, most);
    }

    /** The odds that the first of two is greater, one drawn from each; ties count half. */
    private static double surer(List<Double> some, List<Double> others) {
        double[] sorted = others.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double sum = 0;
        for (double value : some) {
            int below = place(sorted, Math.nextDown(value));
            sum += (below + place(sorted, value)) / 2.0;
        }
        return sum / ((double) some.size() * others.size());
    }

    /** How many are not greater. */
    private static int place(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
