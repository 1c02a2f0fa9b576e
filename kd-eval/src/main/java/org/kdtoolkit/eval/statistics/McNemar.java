package org.kdtoolkit.eval.statistics;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * McNemar's exact test of two classifiers on the same samples: where only one of them is right, it
 * is each of the two equally often if they are equally good (McNemar, Note on the sampling error of
 * the difference between correlated proportions or percentages, 1947; the binomial form).
 */
public final class McNemar {

    private McNemar() {}

    /**
     * The two-sided p-value.
     *
     * @param onlyFirst how many samples the first alone has right
     * @param onlySecond how many the second alone has right
     * @return 1 where both are the same
     * @throws IllegalArgumentException if a number is negative
     */
    public static double pValue(int onlyFirst, int onlySecond) {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException(
                    "expected numbers of samples, found %d and %d"
                            .formatted(onlyFirst, onlySecond));
        }
        int all = onlyFirst + onlySecond;
        double tail =
                new BinomialDistribution(all, 0.5)
                        .cumulativeProbability(Math.min(onlyFirst, onlySecond));
        return Math.min(1, 2 * tail);
    }
}
