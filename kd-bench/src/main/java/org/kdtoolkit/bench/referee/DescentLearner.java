package org.kdtoolkit.bench.referee;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The learner of Xue et al.: PyTorch's linear layer, whose weights and bias are uniform within 1 /
 * sqrt(columns), and plain gradient descent on all samples at once.
 *
 * @param rate of learning
 * @param epochs how many steps it takes
 */
record DescentLearner(float rate, int epochs) implements Learner {

    /** That of the published script. */
    static final DescentLearner PUBLISHED = new DescentLearner(0.1f, 1000);

    /** The difference of two outputs takes the steps of both. */
    private static final float BOTH = 2;

    @Override
    public Separator start(int width, RandomGenerator random) {
        double limit = 1 / Math.sqrt(width);
        return Separator.uniform(width, limit, limit, random);
    }

    /** The order changes nothing, and is not asked for. */
    @Override
    public Separator train(Separator start, Inputs inputs, Aim aim, Orders orders) {
        int samples = inputs.samples();
        int[] everySample = IntStream.range(0, samples).toArray();
        int[] everyColumn = inputs.everyColumn();
        float[] weights = start.weights().clone();
        float[] scores = new float[samples];
        float[] probabilities = new float[samples];
        float[] steps = new float[samples];
        for (int epoch = 0; epoch < epochs; epoch++) {
            Arrays.fill(scores, 0);
            Sums.add(scores, inputs.columns(), weights, everyColumn, 0, weights.length);
            Logistic.of(scores, probabilities);
            aim.errors(probabilities, -BOTH * rate / samples, steps);
            Sums.add(weights, inputs.rows(), steps, everySample, 0, samples);
        }
        return new Separator(weights);
    }
}
