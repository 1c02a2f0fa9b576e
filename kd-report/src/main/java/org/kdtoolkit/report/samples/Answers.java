package org.kdtoolkit.report.samples;

import java.util.List;
import org.kdtoolkit.eval.metrics.Calibration;

/**
 * The answers of some trials, one after the other.
 *
 * @param confidences [N] the probability that was given to the class that was said
 * @param right [N] whether that is the sample's class
 */
public record Answers(float[] confidences, boolean[] right) {

    private static final float ROUNDING = 1e-3f;

    /**
     * Collects answers.
     *
     * @param trials at least one that has said something
     */
    public static Answers of(SampleStudy study, List<Replies> trials) {
        int count = 0;
        for (Replies trial : trials) {
            for (int said : trial.said()) {
                count += said == Replies.NONE ? 0 : 1;
            }
        }
        float[] confidences = new float[count];
        boolean[] right = new boolean[count];
        int at = 0;
        for (Replies trial : trials) {
            for (int sample = 0; sample < trial.said().length; sample++) {
                if (trial.said(sample) != Replies.NONE) {
                    confidences[at] = probability(trial.confidence()[sample]);
                    right[at++] = study.isOf(sample, trial.said(sample));
                }
            }
        }
        return new Answers(confidences, right);
    }

    /** A mean of probabilities may be rounded to a little more than 1. */
    private static float probability(float score) {
        return score > 1 && score <= 1 + ROUNDING ? 1 : score;
    }

    /** Whether all confidences are probabilities, as calibration needs them. */
    public boolean areProbabilities() {
        for (float confidence : confidences) {
            if (!(confidence >= 0 && confidence <= 1)) {
                return false;
            }
        }
        return true;
    }

    /** Compares them in bins of equal width. */
    public Calibration calibration(int bins) {
        return Calibration.ofConfidences(confidences, right, bins);
    }

    /** The share that is right. */
    public double accuracy() {
        int hits = 0;
        for (boolean hit : right) {
            hits += hit ? 1 : 0;
        }
        return (double) hits / right.length;
    }

    /** The mean confidence. */
    public double confidence() {
        double sum = 0;
        for (float confidence : confidences) {
            sum += confidence;
        }
        return sum / confidences.length;
    }
}
