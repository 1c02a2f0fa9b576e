package org.kdtoolkit.eval.statistics;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The 95 % confidence interval of a mean by Student's t-distribution, which assumes that values are
 * drawn from a normal distribution.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record MeanInterval(double low, double high) {

    private static final double CONFIDENCE = 0.95;

    /** The interval of some values' mean; empty for a single value. */
    public static Optional<MeanInterval> of(Spread spread) {
        if (spread.deviation().isEmpty()) {
            return Optional.empty();
        }
        int n = spread.count();
        double half =
                new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                        * (spread.deviation().getAsDouble() / Math.sqrt(n));
        return Optional.of(new MeanInterval(spread.mean() - half, spread.mean() + half));
    }
}
