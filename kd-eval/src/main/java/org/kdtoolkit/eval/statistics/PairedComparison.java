package org.kdtoolkit.eval.statistics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Two methods compared over the seeds that both have finished: Student's paired t-test on the
 * differences seed by seed, which assumes that these are drawn from a normal distribution.
 *
 * @param difference the mean of second minus first
 * @param low the lower end of its 95 % confidence interval
 * @param high the upper end
 * @param pValue the two-sided p-value against a mean difference of 0
 * @param pairs the number of seeds
 */
public record PairedComparison(
        double difference, double low, double high, double pValue, int pairs) {

    /**
     * Compares two methods.
     *
     * @param first a value by seed
     * @param second a value by seed
     * @return empty if fewer than two seeds have a value of both
     */
    public static Optional<PairedComparison> of(
            Map<Integer, Double> first, Map<Integer, Double> second) {
        List<Double> differences =
                first.keySet().stream()
                        .filter(second::containsKey)
                        .sorted()
                        .map(seed -> second.get(seed) - first.get(seed))
                        .toList();
        return differences.size() < 2 ? Optional.empty() : Optional.of(test(differences));
    }

    private static PairedComparison test(List<Double> differences) {
        Spread spread = new Spread(differences);
        int n = spread.count();
        double mean = spread.mean();
        double error = spread.deviation().orElseThrow() / Math.sqrt(n);
        if (error == 0) {
            return new PairedComparison(mean, mean, mean, mean == 0 ? 1 : 0, n);
        }
        TDistribution student = new TDistribution(null, n - 1);
        MeanInterval interval = MeanInterval.of(spread).orElseThrow();
        double p = 2 * student.cumulativeProbability(-Math.abs(mean / error));
        return new PairedComparison(mean, interval.low(), interval.high(), p, n);
    }
}
