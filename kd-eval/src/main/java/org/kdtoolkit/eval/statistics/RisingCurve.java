package org.kdtoolkit.eval.statistics;

import java.util.Arrays;

/**
 * A curve that never falls, drawn through measured points: their isotonic least-squares fit (by
 * pooling adjacent violators), with straight lines between over the logarithm of the place. It says
 * nothing beyond its first and its last place.
 */
public final class RisingCurve {

    private final double[] places;
    private final double[] heights;

    private RisingCurve(double[] places, double[] heights) {
        this.places = places;
        this.heights = heights;
    }

    /**
     * Fits a curve.
     *
     * @param places greater than 0, in ascending order; at least one
     * @param measured what was measured at each
     * @throws IllegalArgumentException if these are not as many, or the places not in order
     */
    public static RisingCurve through(double[] places, double[] measured) {
        if (places.length == 0 || places.length != measured.length) {
            throw new IllegalArgumentException(
                    "expected a value for each place and a place at least, found %d and %d"
                            .formatted(measured.length, places.length));
        }
        for (int i = 0; i < places.length; i++) {
            if (!(places[i] > (i == 0 ? 0 : places[i - 1]))) {
                throw new IllegalArgumentException(
                        "places must be positive and ascend, found " + Arrays.toString(places));
            }
        }
        return new RisingCurve(places.clone(), isotonic(measured));
    }

    /** The least-squares fit that never falls. */
    private static double[] isotonic(double[] measured) {
        double[] means = new double[measured.length];
        int[] sizes = new int[measured.length];
        int blocks = 0;
        for (double value : measured) {
            means[blocks] = value;
            sizes[blocks] = 1;
            blocks++;
            while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
                int both = sizes[blocks - 2] + sizes[blocks - 1];
                means[blocks - 2] =
                        (means[blocks - 2] * sizes[blocks - 2]
                                        + means[blocks - 1] * sizes[blocks - 1])
                                / both;
                sizes[blocks - 2] = both;
                blocks--;
            }
        }
        double[] fit = new double[measured.length];
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            Arrays.fill(fit, at, at + sizes[block], means[block]);
            at += sizes[block];
        }
        return fit;
    }

    /** Whether it rises anywhere. */
    public boolean rises() {
        return heights[heights.length - 1] > heights[0];
    }

    /**
     * The first place at which the curve is as high as asked.
     *
     * @return negative infinity if it is higher from the first place on, positive infinity if it is
     *     lower up to the last one
     */
    public double reaches(double height) {
        if (height < heights[0]) {
            return Double.NEGATIVE_INFINITY;
        }
        int next = 0;
        while (next < heights.length && heights[next] < height) {
            next++;
        }
        if (next == heights.length) {
            return Double.POSITIVE_INFINITY;
        }
        if (next == 0 || heights[next] == height) {
            return places[next];
        }
        double share = (height - heights[next - 1]) / (heights[next] - heights[next - 1]);
        double from = Math.log(places[next - 1]);
        return Math.exp(from + share * (Math.log(places[next]) - from));
    }
}
