package org.kdtoolkit.eval.probe;

import java.util.Arrays;

/** Class probabilities of logits. */
public final class Softmax {

    private Softmax() {}

    /**
     * The probabilities.
     *
     * @param logits [C]
     * @return [C], their sum 1
     */
    public static double[] of(double[] logits) {
        double normaliser = logSum(logits);
        return Arrays.stream(logits).map(logit -> Math.exp(logit - normaliser)).toArray();
    }

    /** The logarithm of the sum of the exponentials; it does not overflow. */
    static double logSum(double[] logits) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - greatest);
        }
        return greatest + Math.log(sum);
    }
}
