package org.kdtoolkit.eval.diagnosis;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.probe.LinearClassifier;
import org.kdtoolkit.eval.probe.Shuffled;

/**
 * Which share of the training pairs looks mismatched, such as a picture with another's sound. Both
 * estimates take the validation pairs for matched, and compare the training pairs with these.
 */
public final class PairMatching {

    private static final int FOLDS = 2;
    private static final long SEED = 1;

    /** Partners that are found no better than that tell nothing about who is whose. */
    private static final double LEAST = 0.05;

    private PairMatching() {}

    /**
     * By the labels: a mismatched teacher is right by accident alone, so that of an accuracy a
     * there remains (1 - r) a. The share is r = 1 - training / validation, at least 0.
     *
     * @param training the teacher's accuracy on labelled training pairs
     * @param validation the same on validation pairs
     * @param chance how often guessing is right
     * @return empty if the teacher is hardly better than chance
     */
    public static OptionalDouble byLabels(double training, double validation, double chance) {
        return validation - chance < LEAST
                ? OptionalDouble.empty()
                : OptionalDouble.of(clip((validation - training) / validation));
    }

    /**
     * By rank, without any label: a linear map tells the teacher's features by the student's, and
     * the partner's place among the others of its part is looked for, from 0 for the last to 1 for
     * the first. Training pairs are told by a map that was found on the other half of them. The
     * mean place is m for matched pairs and a half for mismatched ones, so that r = (validation -
     * training) / (validation - ½).
     *
     * @param training pairs
     * @param validation pairs that match
     * @return empty if partners are hardly found on the validation pairs
     */
    public static OptionalDouble byRank(PairedFeatures training, PairedFeatures validation) {
        int[] order = Shuffled.order(training.size(), new SplittableRandom(SEED));
        double ofTraining = 0;
        double ofValidation = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int own = fold;
            PairedFeatures heldOut = part(training, order, i -> i % FOLDS == own);
            PairedFeatures kept = part(training, order, i -> i % FOLDS != own);
            LinearClassifier map =
                    RidgeProbe.fit(kept.student(), MutualNeighbours.unit(kept.teacher()));
            ofTraining += meanPlace(map, heldOut) / FOLDS;
            ofValidation += meanPlace(map, validation) / FOLDS;
        }
        double beyond = ofValidation - 0.5;
        return beyond < LEAST
                ? OptionalDouble.empty()
                : OptionalDouble.of(clip((ofValidation - ofTraining) / beyond));
    }

    private static PairedFeatures part(PairedFeatures pairs, int[] order, IntPredicate places) {
        return pairs.take(
                IntStream.range(0, order.length).filter(places).map(i -> order[i]).toArray());
    }

    private static double meanPlace(LinearClassifier map, PairedFeatures pairs) {
        double[][] partners = MutualNeighbours.unit(pairs.teacher());
        double[][] told =
                MutualNeighbours.unit(
                        Arrays.stream(pairs.student()).map(map::scores).toArray(double[][]::new));
        return IntStream.range(0, pairs.size())
                .parallel()
                .mapToDouble(row -> place(told[row], partners, row))
                .average()
                .orElse(0.5);
    }

    /** Ties count half. */
    private static double place(double[] told, double[][] partners, int own) {
        double similarity = Centred.dot(told, partners[own]);
        double behind = 0;
        for (int other = 0; other < partners.length; other++) {
            if (other != own) {
                double of = Centred.dot(told, partners[other]);
                behind += of < similarity ? 1 : of == similarity ? 0.5 : 0;
            }
        }
        return behind / (partners.length - 1);
    }

    private static double clip(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
