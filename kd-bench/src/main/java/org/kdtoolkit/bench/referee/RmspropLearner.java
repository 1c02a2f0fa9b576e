package org.kdtoolkit.bench.referee;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The learner of Lopez-Paz et al., which is Keras 0.3's: Glorot's uniform weights, no bias to begin
 * with, and rmsprop with its epsilon inside of the root, {@code w -= rate * g / sqrt(mean of g^2 +
 * epsilon)}, on shuffled batches of which the last is smaller.
 *
 * @param rate of learning
 * @param rho how much of the mean square stays at a step
 * @param epsilon added to the mean square
 * @param batch samples in a batch
 * @param epochs how often each sample is seen
 */
record RmspropLearner(float rate, float rho, float epsilon, int batch, int epochs)
        implements Learner {

    /** That of the published script. */
    static final RmspropLearner PUBLISHED = new RmspropLearner(0.001f, 0.9f, 1e-6f, 128, 1000);

    private static final int OUTPUTS = 2;

    /** The difference of two outputs takes the steps of both. */
    private static final float BOTH = 2;

    @Override
    public Separator start(int width, RandomGenerator random) {
        return Separator.uniform(width, Math.sqrt(6.0 / (width + OUTPUTS)), 0, random);
    }

    @Override
    public Separator train(Separator start, Inputs inputs, Aim aim, Orders orders) {
        State state = new State(start, inputs, aim);
        int[] samples = IntStream.range(0, inputs.samples()).toArray();
        for (int epoch = 0; epoch < epochs; epoch++) {
            orders.next(samples);
            for (int from = 0; from < samples.length; from += batch) {
                state.step(samples, from, Math.min(from + batch, samples.length));
            }
        }
        return new Separator(state.weights);
    }

    /** What changes while it learns. */
    private final class State {

        private final Inputs inputs;
        private final Aim aim;
        private final int[] everyColumn;
        private final float[] weights;
        private final float[] square;
        private final float[] gradient;
        private final float[] scores;
        private final float[] probabilities;
        private final float[] errors;

        State(Separator start, Inputs inputs, Aim aim) {
            this.inputs = inputs;
            this.aim = aim;
            everyColumn = inputs.everyColumn();
            weights = start.weights().clone();
            square = new float[weights.length];
            gradient = new float[weights.length];
            scores = new float[inputs.samples()];
            probabilities = new float[inputs.samples()];
            errors = new float[inputs.samples()];
        }

        /** The outputs of all samples, as whole columns are faster than a batch's part of them. */
        void step(int[] samples, int from, int to) {
            Arrays.fill(scores, 0);
            Sums.add(scores, inputs.columns(), weights, everyColumn, 0, weights.length);
            Logistic.of(scores, probabilities);
            aim.errors(probabilities, 1f / (to - from), errors);
            Arrays.fill(gradient, 0);
            Sums.add(gradient, inputs.rows(), errors, samples, from, to);
            for (int j = 0; j < weights.length; j++) {
                square[j] = rho * square[j] + (1 - rho) * gradient[j] * gradient[j];
            }
            for (int j = 0; j < weights.length; j++) {
                weights[j] -= BOTH * rate * gradient[j] / (float) Math.sqrt(square[j] + epsilon);
            }
        }
    }
}
