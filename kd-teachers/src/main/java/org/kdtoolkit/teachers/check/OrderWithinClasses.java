package org.kdtoolkit.teachers.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Embeddings and logits that agree on classes, but not on samples: among samples of which the
 * logits choose the same class, neighbours in the embedding should deviate alike from the class's
 * mean logits.
 */
final class OrderWithinClasses implements Check {

    private static final int FEWEST_PAIRS = 500;
    private static final double DEVIATIONS = 3.3;
    private static final double LEAST = 0.1;

    @Override
    public Optional<TeacherDoubt> on(Evidence evidence) {
        return evidence.logits().flatMap(logits -> on(evidence, logits));
    }

    private static Optional<TeacherDoubt> on(Evidence evidence, List<float[]> logits) {
        int[] choices = evidence.choices();
        float[][] deviations = deviations(logits, choices);
        List<int[]> pairs =
                evidence.neighbours().pairs().stream()
                        .filter(pair -> choices[pair[0]] == choices[pair[1]])
                        .toList();
        Likeness likeness =
                Likeness.of(
                        pairs,
                        i -> true,
                        i -> choices[i],
                        (i, j) -> product(deviations[i], deviations[j]));
        boolean apart =
                likeness.pairs() >= FEWEST_PAIRS
                        && likeness.deviation() > 0
                        && likeness.excess() < DEVIATIONS
                        && likeness.chance() + LEAST - likeness.observed()
                                > DEVIATIONS * likeness.deviation();
        return apart
                ? Optional.of(
                        new TeacherDoubt(
                                DoubtKind.CONTRADICTION,
                                "%s: among samples of one class, the logits of neighbours in the embedding differ as much as those of any two samples (cosine of their deviations %.2f, by chance %.2f)"
                                        .formatted(
                                                evidence.subset().key(),
                                                likeness.observed(),
                                                likeness.chance()),
                                "embeddings and logits seem to come from files of different order,"
                                        + " or from different networks"))
                : Optional.empty();
    }

    /** Directions; zero where there is no deviation. */
    private static float[][] deviations(List<float[]> logits, int[] choices) {
        int width = logits.isEmpty() ? 0 : logits.get(0).length;
        Map<Integer, double[]> means = new HashMap<>();
        Map<Integer, Long> counts = new HashMap<>();
        for (int i = 0; i < choices.length; i++) {
            double[] sum = means.computeIfAbsent(choices[i], c -> new double[width]);
            counts.merge(choices[i], 1L, Long::sum);
            for (int k = 0; k < width; k++) {
                sum[k] += logits.get(i)[k];
            }
        }
        float[][] deviations = new float[choices.length][width];
        for (int i = 0; i < choices.length; i++) {
            for (int k = 0; k < width; k++) {
                double mean = means.get(choices[i])[k] / counts.get(choices[i]);
                deviations[i][k] = (float) (logits.get(i)[k] - mean);
            }
            normalise(deviations[i], largest(logits.get(i)));
        }
        return deviations;
    }

    private static void normalise(float[] vector, double magnitude) {
        double length = Math.sqrt(product(vector, vector));
        // what is left of rounding has no direction
        double scale = length > 1e-5 * magnitude ? 1 / length : 0;
        for (int k = 0; k < vector.length; k++) {
            vector[k] *= (float) scale;
        }
    }

    private static double largest(float[] vector) {
        return IntStream.range(0, vector.length)
                .mapToDouble(k -> Math.abs(vector[k]))
                .max()
                .orElse(0);
    }

    private static double product(float[] one, float[] other) {
        return IntStream.range(0, one.length).mapToDouble(k -> one[k] * other[k]).sum();
    }
}
