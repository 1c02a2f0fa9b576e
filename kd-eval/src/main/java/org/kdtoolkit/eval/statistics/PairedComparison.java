package org.kdtoolkit.eval.statistics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two methods compared over the seeds that both have finished, by the differences seed by seed.
 *
 * @param difference the mean of second minus first; with Wilcoxon's test the middle of the means of
 *     all pairs of differences, after Hodges and Lehmann
 * @param deviation the sample standard deviation of the differences, n - 1 in the denominator
 * @param low the lower end of the difference's 95 % confidence interval: Student's, or with
 *     Wilcoxon's test the one of the same ranks; infinite if that test has none with so few seeds
 * @param high the upper end
 * @param pValue the two-sided p-value against a difference of 0
 * @param pairs the number of seeds
 */
public record PairedComparison(
        double difference, double deviation, double low, double high, double pValue, int pairs) {

    /**
     * Compares two methods by Student's paired t-test, which assumes that the differences are drawn
     * from a normal distribution.
     *
     * @param first a value by seed
     * @param second a value by seed
     * @return empty if fewer than two seeds have a finite value of both
     */
    public static Optional<PairedComparison> of(
            Map<Integer, Double> first, Map<Integer, Double> second) {
        return of(first, second, PairedTestKind.T);
    }

    /**
     * Compares two methods.
     *
     * @param first a value by seed
     * @param second a value by seed
     * @param test how
     * @return empty if fewer than two seeds have a finite value of both
     */
    public static Optional<PairedComparison> of(
            Map<Integer, Double> first, Map<Integer, Double> second, PairedTestKind test) {
        return of(Pairs.of(first, second).differences(), test);
    }

    /**
     * Looks at differences.
     *
     * @param differences finite ones
     * @param test how
     * @return empty if there are fewer than two
     */
    static Optional<PairedComparison> of(List<Double> differences, PairedTestKind test) {
        if (differences.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                switch (test) {
                    case T -> StudentPairs.of(differences);
                    case WILCOXON -> SignedRanks.of(differences).comparison();
                });
    }

    /** Whether all differences are the same. */
    public boolean isWithoutSpread() {
        return deviation == 0;
    }

    /**
     * The effect size: Cohen's d of the paired differences, their mean in their standard
     * deviations, with Hedges' exact correction for small samples (Hedges, Distribution theory for
     * Glass's estimator of effect size, 1981; the uncorrected one is too great with few seeds, by a
     * quarter with five). With Wilcoxon's test it is of the Hodges-Lehmann difference.
     *
     * @return empty with fewer than three pairs or without spread
     */
    public OptionalDouble effectSize() {
        return pairs < 3 || isWithoutSpread()
                ? OptionalDouble.empty()
                : OptionalDouble.of(StudentPairs.hedges(pairs - 1) * difference / deviation);
    }
}
