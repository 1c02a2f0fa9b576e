package org.kdtoolkit.eval.statistics;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.special.Erf;

/**
 * Wilcoxon's signed-rank test. Differences of 0 are left out, as Wilcoxon did; equal ones share the
 * mean of their ranks. Up to {@link #MOST_EXACT} differences the p-value is exact, with ties as
 * well: the share of all 2^n signs that give as small a sum of ranks. Beyond it is the normal
 * distribution's, with the variance that ties leave, and without a correction for continuity.
 */
final class SignedRanks {

    /** Of fewer differences, no p-value is below 0.05. */
    static final int LEAST_PAIRS = 6;

    private static final int MOST_EXACT = 50;
    private static final double TAIL = 0.025;

    /** Differences that are as close as that, beside the greatest, are equal. */
    private static final double ROUNDING = 1e-12;

    private final double[] differences;

    /** Twice the rank of each difference but 0, which is whole with ties as well. */
    private final int[] ranks;

    private final int positive;

    private SignedRanks(double[] differences) {
        this.differences = differences;
        double[] others =
                Arrays.stream(differences)
                        .filter(d -> d != 0)
                        .boxed()
                        .sorted((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        this.ranks = ranks(others);
        int sum = 0;
        for (int i = 0; i < others.length; i++) {
            sum += others[i] > 0 ? ranks[i] : 0;
        }
        this.positive = sum;
    }

    /** Ranks differences; at least one. */
    static SignedRanks of(List<Double> differences) {
        return new SignedRanks(differences.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static int[] ranks(double[] sorted) {
        int[] ranks = new int[sorted.length];
        double equal = sorted.length == 0 ? 0 : ROUNDING * Math.abs(sorted[sorted.length - 1]);
        int begin = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || Math.abs(sorted[i]) - Math.abs(sorted[i - 1]) > equal) {
                Arrays.fill(ranks, begin, i, begin + 1 + i);
                begin = i;
            }
        }
        return ranks;
    }

    /** The least p-value of so many differences: 2 of 2^n signs. */
    static double leastPValue(int pairs) {
        return Math.pow(2, 1 - pairs);
    }

    /** The sum of the ranks of the positive differences. */
    double statistic() {
        return positive / 2.0;
    }

    /** The two-sided p-value; 1 if all differences are 0. */
    double pValue() {
        if (ranks.length == 0) {
            return 1;
        }
        int all = Arrays.stream(ranks).sum();
        int lesser = Math.min(positive, all - positive);
        if (ranks.length > MOST_EXACT) {
            double squares = Arrays.stream(ranks).mapToDouble(rank -> (double) rank * rank).sum();
            double z = (lesser - all / 2.0) / Math.sqrt(squares / 4);
            return Math.min(1, Erf.erfc(-z / Math.sqrt(2)));
        }
        return Math.min(1, 2 * Arrays.stream(shares(ranks, lesser)).sum());
    }

    /**
     * The share of all signs with which the positive ranks sum up to each number.
     *
     * @param most the greatest number
     * @return [most + 1]
     */
    private static double[] shares(int[] ranks, int most) {
        double[] shares = new double[most + 1];
        shares[0] = 1;
        for (int rank : ranks) {
            for (int at = most; at >= 0; at--) {
                shares[at] = (shares[at] + (at >= rank ? shares[at - rank] : 0)) / 2;
            }
        }
        return shares;
    }

    /** The difference after Hodges and Lehmann, with the interval that belongs to the test. */
    PairedComparison comparison() {
        double[] means = walshAverages();
        int count = means.length;
        double middle = (means[(count - 1) / 2] + means[count / 2]) / 2;
        int cut = cut();
        return new PairedComparison(
                middle,
                StudentPairs.deviation(new Spread(Arrays.stream(differences).boxed().toList())),
                cut == 0 ? Double.NEGATIVE_INFINITY : means[cut - 1],
                cut == 0 ? Double.POSITIVE_INFINITY : means[count - cut],
                pValue(),
                differences.length);
    }

    private double[] walshAverages() {
        int n = differences.length;
        double[] means = new double[n * (n + 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                means[at++] = (differences[i] + differences[j]) / 2;
            }
        }
        Arrays.sort(means);
        return means;
    }

    /**
     * Which of the sorted means, counted from 1, is the lower end: the greatest k with at most 2.5
     * % of sums of ranks below it; 0 if there is none.
     */
    private int cut() {
        int n = differences.length;
        if (n > MOST_EXACT) {
            double middle = n * (n + 1) / 4.0;
            double spread = Math.sqrt(n * (n + 1) * (2 * n + 1) / 24.0);
            return (int) Math.max(0, Math.floor(middle - 1.959963984540054 * spread));
        }
        int[] untied = new int[n];
        Arrays.setAll(untied, i -> i + 1);
        double[] shares = shares(untied, n * (n + 1) / 2);
        int cut = 0;
        for (double below = shares[0]; below <= TAIL; below += shares[cut]) {
            cut++;
        }
        return cut;
    }
}
