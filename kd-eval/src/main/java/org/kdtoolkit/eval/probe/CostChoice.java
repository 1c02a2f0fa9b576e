package org.kdtoolkit.eval.probe;

import java.util.List;
import java.util.function.BiFunction;

/**
 * Chooses the cost of a classifier inside the training part: a fifth of each class is held out, and
 * the cost that gets most of these right is taken, the lowest of equals. Published protocols often
 * take the cost that is best on the test samples; that figure is too high.
 */
public final class CostChoice {

    /** One of so many samples is held out. */
    private static final int SHARE = 5;

    private final BiFunction<TrainingFeatures, Double, LinearClassifier> fit;

    /**
     * Takes a classifier.
     *
     * @param fit trains it at a cost
     */
    public CostChoice(BiFunction<TrainingFeatures, Double, LinearClassifier> fit) {
        this.fit = fit;
    }

    /**
     * The best of some costs. Where every class has one sample alone, nothing can be held out, and
     * the lowest is taken.
     *
     * @param costs at least one, each above 0
     * @param seed of what is held out
     */
    public double among(List<Double> costs, TrainingFeatures training, long seed) {
        List<Double> ascending = costs.stream().sorted().distinct().toList();
        HeldOut parts = HeldOut.of(training, SHARE, seed);
        if (ascending.size() == 1 || parts.heldOut().length == 0) {
            return ascending.get(0);
        }
        TrainingFeatures kept = training.take(parts.kept());
        TrainingFeatures heldOut = training.take(parts.heldOut());
        double best = ascending.get(0);
        int most = -1;
        for (double cost : ascending) {
            int right = right(fit.apply(kept, cost), heldOut);
            if (right > most) {
                most = right;
                best = cost;
            }
        }
        return best;
    }

    private static int right(LinearClassifier classifier, TrainingFeatures samples) {
        int right = 0;
        for (int row = 0; row < samples.size(); row++) {
            if (best(classifier.scores(samples.features()[row])) == samples.labels()[row]) {
                right++;
            }
        }
        return right;
    }

    private static int best(double[] scores) {
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            if (scores[c] > scores[best]) {
                best = c;
            }
        }
        return best;
    }
}
