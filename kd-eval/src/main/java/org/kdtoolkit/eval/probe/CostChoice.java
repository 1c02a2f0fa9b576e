package org.kdtoolkit.eval.probe;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;

/**
 * Chooses the cost of a classifier inside the training part: a fifth of each class is held out, or
 * of all where a sample may have several, and the cost that is best on these is taken, the lowest
 * of equals. Published protocols often take the cost that is best on the test samples; that figure
 * is too high.
 */
public final class CostChoice {

    /** One of so many samples is held out. */
    private static final int SHARE = 5;

    private final BiFunction<ClipFeatures, Double, ClipClassifier> fit;
    private final ToDoubleBiFunction<double[][], List<int[]>> worth;

    /**
     * Takes a classifier.
     *
     * @param fit trains it at a cost
     * @param worth what scores, [N, C], are worth beside the labels; NaN where nothing can be told
     */
    public CostChoice(
            BiFunction<ClipFeatures, Double, ClipClassifier> fit,
            ToDoubleBiFunction<double[][], List<int[]>> worth) {
        this.fit = fit;
        this.worth = worth;
    }

    /**
     * The best of some costs. Where every class has one sample alone, nothing can be held out, and
     * the lowest is taken.
     *
     * @param costs at least one, each above 0
     * @param seed of what is held out
     */
    public double among(List<Double> costs, ClipFeatures training, long seed) {
        List<Double> ascending = costs.stream().sorted().distinct().toList();
        HeldOut parts = HeldOut.of(training.strata(), training.classes(), SHARE, seed);
        if (ascending.size() == 1 || parts.heldOut().length == 0) {
            return ascending.get(0);
        }
        ClipFeatures kept = training.take(parts.kept());
        ClipFeatures heldOut = training.take(parts.heldOut());
        double best = ascending.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (double cost : ascending) {
            ClipClassifier classifier = fit.apply(kept, cost);
            double[][] scores =
                    Arrays.stream(heldOut.clips()).map(classifier::scores).toArray(double[][]::new);
            double reached = worth.applyAsDouble(scores, heldOut.labels());
            if (reached > most) {
                most = reached;
                best = cost;
            }
        }
        return best;
    }
}
