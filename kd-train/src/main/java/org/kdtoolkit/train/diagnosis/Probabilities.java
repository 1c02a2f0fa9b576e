package org.kdtoolkit.train.diagnosis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.probe.Softmax;

/** Class probabilities, and how often they are right. */
final class Probabilities {

    private Probabilities() {}

    /** Softmax of [N, C]. */
    static double[][] ofLogits(double[][] logits) {
        return Arrays.stream(logits).map(Softmax::of).toArray(double[][]::new);
    }

    /** The parts above 0 of what a regression of probabilities says, their sum made 1. */
    static double[][] ofScores(double[][] scores) {
        return Arrays.stream(scores)
                .map(
                        row -> {
                            double sum = Arrays.stream(row).map(score -> Math.max(0, score)).sum();
                            return Arrays.stream(row)
                                    .map(
                                            score ->
                                                    sum > 0
                                                            ? Math.max(0, score) / sum
                                                            : 1.0 / row.length)
                                    .toArray();
                        })
                .toArray(double[][]::new);
    }

    /** How often the likeliest class is right; the first of equals. */
    static double accuracy(double[][] probabilities, int[] labels) {
        return IntStream.range(0, labels.length)
                        .filter(row -> likeliest(probabilities[row]) == labels[row])
                        .count()
                / (double) labels.length;
    }

    private static int likeliest(double[] probabilities) {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            best = probabilities[c] > probabilities[best] ? c : best;
        }
        return best;
    }
}
