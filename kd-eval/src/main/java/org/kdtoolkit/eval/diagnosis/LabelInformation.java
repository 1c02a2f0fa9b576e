package org.kdtoolkit.eval.diagnosis;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.probe.LinearClassifier;
import org.kdtoolkit.eval.probe.LogisticRegression;
import org.kdtoolkit.eval.probe.Shuffled;
import org.kdtoolkit.eval.probe.Softmax;
import org.kdtoolkit.eval.probe.Standardisation;
import org.kdtoolkit.eval.probe.TrainingFeatures;

/**
 * What features tell about the label, in nats: I(X; Y) is at least E[ln q(y | x) - ln p(y)] for any
 * classifier q (Barber and Agakov, The IM algorithm, 2003). Here q is a logistic regression and p
 * the classes' shares, both of the other folds, so that the estimate is too low rather than too
 * high; never more than the labels' entropy but for the scatter of the samples, and 0 where the
 * bound is below.
 */
public final class LabelInformation {

    private static final int FOLDS = 3;
    private static final double COST = 0.01;
    private static final long SEED = 1;

    private LabelInformation() {}

    /**
     * The bound.
     *
     * @param features [N, D], N at least {@value #FOLDS}
     * @param labels [N] classes from 0 to C-1
     * @return in nats, at least 0
     */
    public static double of(double[][] features, int[] labels, int classes) {
        int[] order = Shuffled.order(labels.length, new SplittableRandom(SEED));
        double sum =
                IntStream.range(0, FOLDS)
                        .parallel()
                        .mapToDouble(fold -> ofFold(features, labels, classes, order, fold))
                        .sum();
        return Math.max(0, sum / labels.length);
    }

    private static double ofFold(
            double[][] features, int[] labels, int classes, int[] order, int fold) {
        int[] others = rows(order, place -> place % FOLDS != fold);
        double[][] kept = PairedFeatures.rows(features, others);
        Standardisation scale = Standardisation.of(kept);
        TrainingFeatures training =
                new TrainingFeatures(
                                kept,
                                Arrays.stream(others).map(row -> labels[row]).toArray(),
                                classes)
                        .map(scale);
        LinearClassifier classifier = LogisticRegression.fit(training, COST);
        double[] shares = shares(training.labels(), classes);
        return Arrays.stream(rows(order, place -> place % FOLDS == fold))
                .mapToDouble(
                        row -> {
                            double[] told =
                                    Softmax.of(classifier.scores(scale.apply(features[row])));
                            return Math.log(told[labels[row]] / shares[labels[row]]);
                        })
                .sum();
    }

    private static int[] rows(int[] order, IntPredicate places) {
        return IntStream.range(0, order.length).filter(places).map(i -> order[i]).toArray();
    }

    /** A class that is in no other fold counts half a sample. */
    private static double[] shares(int[] labels, int classes) {
        double[] counts = new double[classes];
        Arrays.stream(labels).forEach(label -> counts[label]++);
        return Arrays.stream(counts).map(n -> Math.max(0.5, n) / labels.length).toArray();
    }
}
