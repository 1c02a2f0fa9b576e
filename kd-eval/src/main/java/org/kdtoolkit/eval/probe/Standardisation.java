package org.kdtoolkit.eval.probe;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Features of mean 0 and standard deviation 1 over the training samples: (x - mean) / deviation,
 * the deviation dividing by N. A feature that is always the same is only shifted.
 */
public final class Standardisation implements UnaryOperator<double[]> {

    private final double[] means;
    private final double[] deviations;

    private Standardisation(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * Measures means and deviations.
     *
     * @param features [N, D] of the training samples
     */
    public static Standardisation of(double[][] features) {
        double[] means = ClipMean.of(features);
        double[] squares = new double[means.length];
        for (double[] row : features) {
            Arrays.setAll(squares, d -> squares[d] + (row[d] - means[d]) * (row[d] - means[d]));
        }
        double[] deviations = new double[means.length];
        for (int d = 0; d < means.length; d++) {
            double deviation = Math.sqrt(squares[d] / features.length);
            // rounding makes the deviation of equal values a little more than nothing
            boolean constant = deviation <= 10 * Math.ulp(means[d]);
            deviations[d] = constant ? 1 : deviation;
        }
        return new Standardisation(means, deviations);
    }

    @Override
    public double[] apply(double[] features) {
        double[] standardised = new double[means.length];
        Arrays.setAll(standardised, d -> (features[d] - means[d]) / deviations[d]);
        return standardised;
    }
}
