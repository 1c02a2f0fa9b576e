package org.kdtoolkit.baselines.c2kd;

/**
 * Kendall's tau-b: how far two lists of numbers are in the same order.
 *
 * <pre>
 * tau = (concordant - discordant pairs) / sqrt((pairs - ties in x) (pairs - ties in y))
 * </pre>
 *
 * <p>Source: Kendall, The treatment of ties in ranking problems, 1945.
 */
final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * The correlation of two lists of the same length.
     *
     * @return from -1 to 1; NaN where a list has equal numbers alone, or there is one number
     */
    static double of(float[] x, float[] y) {
        long balance = 0;
        long inX = 0;
        long inY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                int first = Float.compare(x[i] + 0f, x[j] + 0f);
                int second = Float.compare(y[i] + 0f, y[j] + 0f);
                balance += Integer.signum(first) * Integer.signum(second);
                inX += first == 0 ? 0 : 1;
                inY += second == 0 ? 0 : 1;
            }
        }
        // one root of the product: lists in the same order have exactly 1
        return balance / Math.sqrt((double) inX * inY);
    }
}
