package org.kdtoolkit.eval.statistics;

import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Gamma;

/** Student's paired t-test. */
final class StudentPairs {

    /** A deviation that is as small beside the differences is a rounding error. */
    private static final double ROUNDING = 1e-12;

    private StudentPairs() {}

    static PairedComparison of(List<Double> differences) {
        Spread spread = new Spread(differences);
        int n = spread.count();
        double mean = spread.mean();
        double deviation = deviation(spread);
        if (deviation == 0) {
            return new PairedComparison(mean, 0, mean, mean, mean == 0 ? 1 : 0, n);
        }
        double t = mean / (deviation / Math.sqrt(n));
        MeanInterval interval = MeanInterval.of(spread).orElseThrow();
        double p = 2 * new TDistribution(n - 1).cumulativeProbability(-Math.abs(t));
        return new PairedComparison(mean, deviation, interval.low(), interval.high(), p, n);
    }

    /** The deviation of differences, 0 if they differ by rounding errors only. */
    static double deviation(Spread differences) {
        double greatest = differences.values().stream().mapToDouble(Math::abs).max().orElse(0);
        double deviation = differences.deviation().orElseThrow();
        return deviation <= ROUNDING * greatest ? 0 : deviation;
    }

    /**
     * What Cohen's d is multiplied by.
     *
     * @param freedom degrees of freedom, at least 2
     */
    static double hedges(int freedom) {
        return Math.exp(Gamma.logGamma(freedom / 2.0) - Gamma.logGamma((freedom - 1) / 2.0))
                / Math.sqrt(freedom / 2.0);
    }
}
