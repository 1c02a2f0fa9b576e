package org.kdtoolkit.bench.referee;

import java.util.random.RandomGenerator;

/**
 * A linear layer with two outputs, by the difference of these. The softmax of two outputs depends
 * on their difference alone; the gradients of the two are each other's negatives, so that the two
 * rows of weights take opposite steps in gradient descent and in rmsprop alike, and the difference
 * takes twice the step of either. Nothing is left out but a half of the work.
 *
 * @param weights [D + 1] those of output 1 less those of output 0, the bias last
 */
record Separator(float[] weights) {

    /** Draws both rows of weights from a uniform distribution about 0, and the bias likewise. */
    static Separator uniform(int width, double weight, double bias, RandomGenerator random) {
        float[] weights = new float[width + 1];
        for (int j = 0; j < width; j++) {
            weights[j] = difference(weight, random);
        }
        weights[width] = difference(bias, random);
        return new Separator(weights);
    }

    private static float difference(double limit, RandomGenerator random) {
        return (float) (limit * (2 * random.nextDouble() - 1))
                - (float) (limit * (2 * random.nextDouble() - 1));
    }

    /** The difference of the two outputs for each sample [N]. */
    float[] scores(Inputs inputs) {
        float[] scores = new float[inputs.samples()];
        Sums.add(scores, inputs.columns(), weights, inputs.everyColumn(), 0, weights.length);
        return scores;
    }

    /** The probability of label 1 for each sample [N]. */
    float[] probabilities(Inputs inputs) {
        float[] probabilities = new float[inputs.samples()];
        Logistic.of(scores(inputs), probabilities);
        return probabilities;
    }

    /** The share of samples whose greater output is that of their label. */
    double accuracy(Inputs inputs, int... labels) {
        float[] scores = scores(inputs);
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += (scores[i] > 0 ? 1 : 0) == labels[i] ? 1 : 0;
        }
        return (double) right / labels.length;
    }
}
