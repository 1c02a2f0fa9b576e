package org.kdtoolkit.eval.statistics;

import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Gamma;

/**
 * The tails of the non-central t-distribution with ν degrees of freedom: T = Z / sqrt(X / ν) with Z
 * from N(δ, 1) and X from χ²(ν). Given Z, |T| is above c where X is below ν Z² / c², so
 *
 * <pre>
 * P(|T| > c) = ∫ φ(z - δ) P(ν / 2, ν z² / (2 c²)) dz
 * </pre>
 *
 * with P the regularised lower incomplete gamma function, integrated by Gauss and Legendre.
 */
final class NoncentralT {

    /** Beyond so many standard deviations, the normal density is nothing. */
    private static final double REACH = 9;

    private static final int PANELS = 48;
    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

    private NoncentralT() {}

    /**
     * The power of a two-sided paired t-test.
     *
     * @param effect the mean of the differences in their standard deviations, 0 or more
     * @param pairs their number, at least 2
     * @param level below which a p-value shows a difference
     */
    static double power(double effect, int pairs, double level) {
        int freedom = pairs - 1;
        double bound = -new TDistribution(freedom).inverseCumulativeProbability(level / 2);
        return outside(bound, freedom, effect * Math.sqrt(pairs));
    }

    /**
     * The probability that |T| is above a bound.
     *
     * @param bound c, above 0
     * @param freedom ν
     * @param shift δ
     */
    static double outside(double bound, int freedom, double shift) {
        // with one degree of freedom, the second factor has a kink where z is 0
        double kink = Math.max(-REACH, Math.min(REACH, -shift));
        double sum =
                integral(bound, freedom, shift, -REACH, kink)
                        + integral(bound, freedom, shift, kink, REACH);
        return Math.min(1, sum / Math.sqrt(2 * Math.PI));
    }

    private static double integral(
            double bound, int freedom, double shift, double from, double to) {
        double factor = freedom / (2 * bound * bound);
        int panels = (int) Math.ceil(PANELS * (to - from) / (2 * REACH));
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            double begin = from + (to - from) * panel / panels;
            double end = from + (to - from) * (panel + 1) / panels;
            sum +=
                    RULES.legendre(10, begin, end)
                            .integrate(
                                    e ->
                                            Math.exp(-e * e / 2)
                                                    * Gamma.regularizedGammaP(
                                                            freedom / 2.0,
                                                            factor * (shift + e) * (shift + e)));
        }
        return sum;
    }
}
