package org.kdtoolkit.eval.probe;

import java.util.Arrays;

/**
 * A linear classifier: the score of class c is w_c · x + b_c.
 *
 * @param weights [C, D]
 * @param intercepts [C]
 */
public record LinearClassifier(double[][] weights, double[] intercepts) {

    /**
     * The scores of the classes: decision values of a support vector machine, logits of a logistic
     * regression.
     *
     * @param features [D]
     * @return [C]
     * @throws IllegalArgumentException if there are more or fewer features than it learnt from
     */
    public double[] scores(double[] features) {
        if (features.length != weights[0].length) {
            throw new IllegalArgumentException(
                    "expected %d features, found %d".formatted(weights[0].length, features.length));
        }
        double[] scores = intercepts.clone();
        for (int c = 0; c < scores.length; c++) {
            double[] w = weights[c];
            double sum = 0;
            for (int d = 0; d < w.length; d++) {
                sum += w[d] * features[d];
            }
            scores[c] += sum;
        }
        return scores;
    }

    /**
     * The mean of the scores of several clips of one sample.
     *
     * @param clips [clips, D], at least one
     * @return [C]
     */
    public double[] meanScores(double[][] clips) {
        return ClipMean.of(Arrays.stream(clips).map(this::scores).toArray(double[][]::new));
    }

    /**
     * The mean of the class probabilities of several clips of one sample: softmax of each clip's
     * scores first.
     *
     * @param clips [clips, D], at least one
     * @return [C]
     */
    public double[] meanProbabilities(double[][] clips) {
        return ClipMean.of(
                Arrays.stream(clips)
                        .map(clip -> Softmax.of(scores(clip)))
                        .toArray(double[][]::new));
    }
}
