package org.kdtoolkit.eval.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.probe.LinearClassifier;
import org.kdtoolkit.eval.probe.Shuffled;

/**
 * Distillation rehearsed by linear probes on features of the untrained student: one learns from the
 * labels alone, the other from what the teacher says, and the difference of their accuracies is the
 * predicted gain. Nothing in it is fitted to gains that were seen elsewhere.
 *
 * <p>The distilled probe's target is the mean of label and teacher where there is a label, and the
 * teacher alone where there is none. The sizes of gains are those of probes; a network that learns
 * its features may gain more or less.
 */
public final class Rehearsal {

    /** Drawn sets of labels that a figure is the mean of, where not all are taken. */
    private static final int DRAWS = 3;

    private static final long SEED = 1;

    private final RehearsalSamples training;
    private final double[][] judged;
    private final int[] labels;

    /** From which pairs a method learns. */
    public enum Pairs {
        /** From all, whether they have a label or not. */
        ALL,
        /** From those that have a label. */
        LABELLED
    }

    /**
     * What a method does.
     *
     * @param pairs from which pairs it learns
     * @param readsLabels whether the class loss on labels is part of it
     */
    public record Lesson(Pairs pairs, boolean readsLabels) {}

    /**
     * Prepares to rehearse.
     *
     * @param training what there is to learn from
     * @param judged [M, D] the student's features of other samples
     * @param labels [M] their classes
     */
    public Rehearsal(RehearsalSamples training, double[][] judged, int[] labels) {
        this.training = training;
        this.judged = judged;
        this.labels = labels;
    }

    /**
     * The predicted gain.
     *
     * @param budget how many of the labels there are to be learnt from, at least 2
     */
    public ExpectedGain of(int budget, Lesson lesson) {
        int[] labelled = training.labelledRows();
        int draws = budget >= labelled.length ? 1 : DRAWS;
        List<boolean[]> plain = new ArrayList<>();
        List<boolean[]> distilled = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            int[] shown = shown(budget, draw);
            plain.add(hits(shown, training.labelsAlone(shown)));
            int[] learnt =
                    lesson.pairs() == Pairs.LABELLED
                            ? shown
                            : IntStream.range(0, training.size()).toArray();
            distilled.add(
                    hits(learnt, training.taught(learnt, lesson.readsLabels() ? shown : none())));
        }
        return ExpectedGain.of(Math.min(budget, labelled.length), plain, distilled);
    }

    private static int[] none() {
        return new int[0];
    }

    /** Labels are hidden class by class in turn, so that few are of many classes. */
    private int[] shown(int budget, int draw) {
        int[] labelled = training.labelledRows();
        int[] order = Shuffled.order(labelled.length, new SplittableRandom(SEED + draw));
        int[] seen = new int[training.classes()];
        int[] turn = new int[labelled.length];
        for (int place : order) {
            turn[place] = seen[training.labels()[labelled[place]]]++;
        }
        return Arrays.stream(order)
                .boxed()
                .sorted((a, b) -> Integer.compare(turn[a], turn[b]))
                .limit(budget)
                .mapToInt(place -> labelled[place])
                .toArray();
    }

    private boolean[] hits(int[] rows, double[][] targets) {
        LinearClassifier probe =
                RidgeProbe.fit(PairedFeatures.rows(training.features(), rows), targets);
        return Hits.of(Arrays.stream(judged).map(probe::scores).toArray(double[][]::new), labels);
    }
}
