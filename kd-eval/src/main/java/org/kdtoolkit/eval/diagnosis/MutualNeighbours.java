package org.kdtoolkit.eval.diagnosis;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Mutual nearest neighbours (Huh et al., The platonic representation hypothesis, 2024): of a
 * sample's k nearest on one side, the share that is among its k nearest on the other, averaged over
 * the samples. Nearest by the cosine of centred features; of equals the first.
 */
public final class MutualNeighbours {

    private MutualNeighbours() {}

    /**
     * The share.
     *
     * @param k from 1 to N - 1
     * @return from 0 to 1; about k / (N - 1) for independent features
     * @throws IllegalArgumentException if there are fewer than k other samples
     */
    public static double of(PairedFeatures pairs, int k) {
        if (k < 1 || k >= pairs.size()) {
            throw new IllegalArgumentException(
                    "expected from 1 to %d neighbours for %d samples, found %d"
                            .formatted(pairs.size() - 1, pairs.size(), k));
        }
        double[][] teacher = unit(pairs.teacher());
        double[][] student = unit(pairs.student());
        int common =
                IntStream.range(0, pairs.size())
                        .parallel()
                        .map(row -> common(nearest(teacher, row, k), nearest(student, row, k)))
                        .sum();
        return (double) common / pairs.size() / k;
    }

    private static int common(Integer[] a, Integer[] b) {
        Set<Integer> both = new HashSet<>(Arrays.asList(a));
        both.retainAll(Arrays.asList(b));
        return both.size();
    }

    private static Integer[] nearest(double[][] features, int row, int k) {
        double[] similarities =
                Arrays.stream(features)
                        .mapToDouble(other -> Centred.dot(features[row], other))
                        .toArray();
        return IntStream.range(0, features.length)
                .filter(other -> other != row)
                .boxed()
                .sorted((a, b) -> Double.compare(similarities[b], similarities[a]))
                .limit(k)
                .toArray(Integer[]::new);
    }

    static double[][] unit(double[][] features) {
        double[][] rows = Centred.of(features);
        for (double[] row : rows) {
            double length = Math.sqrt(Centred.dot(row, row));
            if (length > 0) {
                Arrays.setAll(row, d -> row[d] / length);
            }
        }
        return rows;
    }
}
