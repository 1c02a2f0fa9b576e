package org.kdtoolkit.eval.probe;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A linear classifier that is trained by stochastic gradient descent with momentum on the cross
 * entropy, as networks are: what it becomes depends on its settings.
 */
public final class SgdProbe {

    private final LinearClassifier classifier;
    private final Optional<FeatureNorm> norm;
    private final Momentum[] ofWeights;
    private final Momentum ofIntercepts;
    private double[] losses = {};

    private SgdProbe(double[][] initial, Optional<FeatureNorm> norm) {
        double[][] weights = Arrays.stream(initial).map(double[]::clone).toArray(double[][]::new);
        double[] intercepts = new double[weights.length];
        this.classifier = new LinearClassifier(weights, intercepts);
        this.norm = norm;
        this.ofWeights = Arrays.stream(weights).map(Momentum::new).toArray(Momentum[]::new);
        this.ofIntercepts = new Momentum(intercepts);
    }

    /**
     * Trains a classifier.
     *
     * @param initial [C, D] the first weights; intercepts begin with 0
     * @param batchNorm whether the features pass batch norm first
     * @param orderOf the order of the samples in each epoch, counted from 0: [N] indices
     * @throws IllegalArgumentException if batch norm is asked to normalise a single sample
     */
    public static SgdProbe train(
            TrainingFeatures training,
            double[][] initial,
            boolean batchNorm,
            SgdSchedule schedule,
            IntFunction<int[]> orderOf) {
        int batchSize = Math.min(schedule.batchSize(), training.size());
        if (batchNorm && batchSize < 2) {
            throw new IllegalArgumentException(
                    "batch norm needs two samples a step or more, found 1");
        }
        SgdProbe probe =
                new SgdProbe(
                        initial,
                        batchNorm
                                ? Optional.of(new FeatureNorm(training.width()))
                                : Optional.empty());
        probe.run(training, schedule, batchSize, orderOf);
        return probe;
    }

    /** The loss of each step, before the step. */
    public double[] losses() {
        return losses.clone();
    }

    /** The classifier behind batch norm, if there is any. */
    public LinearClassifier classifier() {
        return classifier;
    }

    /** The batch norm in front of the classifier. */
    public Optional<FeatureNorm> norm() {
        return norm;
    }

    /**
     * The logits of a sample.
     *
     * @param features [D]
     * @return [C]
     */
    public double[] logits(double[] features) {
        return classifier.scores(norm.map(n -> n.judged(features)).orElse(features));
    }

    /**
     * The mean of the class probabilities of several clips of one sample: softmax of each clip's
     * logits first.
     *
     * @param clips [clips, D], at least one
     * @return [C]
     */
    public double[] meanProbabilities(double[][] clips) {
        return ClipMean.of(
                Arrays.stream(clips)
                        .map(clip -> Softmax.of(logits(clip)))
                        .toArray(double[][]::new));
    }

    private void run(
            TrainingFeatures training,
            SgdSchedule schedule,
            int batchSize,
            IntFunction<int[]> orderOf) {
        double[] rates = schedule.rates(training.size());
        int steps = schedule.stepsAnEpoch(training.size());
        losses = new double[rates.length];
        for (int epoch = 0; epoch < schedule.epochs(); epoch++) {
            int[] order = orderOf.apply(epoch);
            for (int step = 0; step < steps; step++) {
                int[] rows = Arrays.copyOfRange(order, step * batchSize, (step + 1) * batchSize);
                int index = epoch * steps + step;
                losses[index] = step(training.take(rows), rates[index], schedule);
            }
        }
    }

    private double step(TrainingFeatures batch, double rate, SgdSchedule schedule) {
        double[][] units = norm.map(n -> n.trained(batch.features())).orElse(batch.features());
        double[][] inputs =
                norm.map(n -> Arrays.stream(units).map(n::scaled).toArray(double[][]::new))
                        .orElse(units);
        double[][] weights = classifier.weights();
        double[][] ofInputs = new double[batch.size()][batch.width()];
        double[][] gradients = new double[weights.length][batch.width()];
        double[] ofBiases = new double[weights.length];
        double loss = 0;
        for (int row = 0; row < batch.size(); row++) {
            double[] logits = classifier.scores(inputs[row]);
            loss += Softmax.logSum(logits) - logits[batch.labels()[row]];
            double[] errors = Softmax.of(logits);
            errors[batch.labels()[row]] -= 1;
            for (int c = 0; c < errors.length; c++) {
                double error = errors[c] / batch.size();
                ofBiases[c] += error;
                add(error, inputs[row], gradients[c]);
                add(error, weights[c], ofInputs[row]);
            }
        }
        norm.ifPresent(n -> n.step(units, ofInputs, rate, schedule));
        for (int c = 0; c < weights.length; c++) {
            ofWeights[c].step(gradients[c], rate, schedule);
        }
        ofIntercepts.step(ofBiases, rate, schedule);
        return loss / batch.size();
    }

    private static void add(double factor, double[] values, double[] sums) {
        for (int d = 0; d < sums.length; d++) {
            sums[d] += factor * values[d];
        }
    }
}
