package org.kdtoolkit.eval.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A 95 % confidence interval of a mean.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record MeanInterval(double low, double high) {

    private static final double CONFIDENCE = 0.95;

    /** Of fewer seeds, even all resamples span less than 95 %. */
    public static final int LEAST_RESAMPLED = EquivalentLabels.LEAST_SEEDS;

    /**
     * The interval of some values' mean by the bootstrap over seeds, which assumes no distribution:
     * expanded percentiles (Hesterberg, What teachers should know about the bootstrap, 2015) of
     * 10,000 resamples, the same each time.
     *
     * @return empty if there are fewer than {@link #LEAST_RESAMPLED} values, or one is not finite
     */
    public static Optional<MeanInterval> bootstrap(Spread spread) {
        double[] values = spread.values().stream().mapToDouble(Double::doubleValue).toArray();
        if (values.length < LEAST_RESAMPLED || !Arrays.stream(values).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        return Optional.of(Bootstrap.interval(values.length, drawn -> mean(values, drawn)));
    }

    private static double mean(double[] values, int[] drawn) {
        double sum = 0;
        for (int i : drawn) {
            sum += values[i];
        }
        return sum / drawn.length;
    }

    /**
     * The interval of some values' mean by Student's t-distribution, which assumes that values are
     * drawn from a normal distribution; empty for a single value.
     */
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
