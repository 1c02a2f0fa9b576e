package org.kdtoolkit.eval.statistics;

import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The range of k independent standard normal values, which is the studentised range with infinitely
 * many degrees of freedom.
 *
 * <pre>
 * P(range ≤ q) = k ∫ φ(z) (Φ(z) - Φ(z - q))^(k - 1) dz
 * </pre>
 */
final class StudentizedRange {

    private static final double REACH = 9;
    private static final int PANELS = 24;
    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private StudentizedRange() {}

    static double probability(int values, double range) {
        double sum = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            double begin = -REACH + 2 * REACH * panel / PANELS;
            sum +=
                    RULES.legendre(16, begin, begin + 2 * REACH / PANELS)
                            .integrate(
                                    z ->
                                            NORMAL.density(z)
                                                    * Math.pow(
                                                            NORMAL.probability(z - range, z),
                                                            values - 1));
        }
        return Math.min(1, values * sum);
    }

    /** The range that is not passed with a probability between 0 and 1. */
    static double quantile(int values, double probability) {
        double low = 0;
        double high = 1;
        while (probability(values, high) < probability) {
            low = high;
            high *= 2;
        }
        while (high - low > 1e-10 * high) {
            double middle = (low + high) / 2;
            if (probability(values, middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
