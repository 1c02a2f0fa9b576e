package org.kdtoolkit.eval.probe;

import java.util.Arrays;

/**
 * Batch norm of features, with a scale and a shift for each. What it learns from does not change,
 * so that gradients end here.
 */
public final class FeatureNorm {

    private static final double EPSILON = 1e-5;

    /** How much of a step's statistics goes into the running ones. */
    private static final double SHARE = 0.1;

    private final double[] scale;
    private final double[] shift;
    private final double[] runningMean;
    private final double[] runningVariance;
    private final Momentum ofScale;
    private final Momentum ofShift;

    FeatureNorm(int width) {
        this.scale = filled(width, 1);
        this.shift = new double[width];
        this.runningMean = new double[width];
        this.runningVariance = filled(width, 1);
        this.ofScale = new Momentum(scale);
        this.ofShift = new Momentum(shift);
    }

    /** The scale of each feature, [D]. */
    public double[] scale() {
        return scale.clone();
    }

    /** The shift of each feature, [D]. */
    public double[] shift() {
        return shift.clone();
    }

    /** The mean of each feature over the steps, the last ones counting most, [D]. */
    public double[] runningMean() {
        return runningMean.clone();
    }

    /** The variance of each feature over the steps, the last ones counting most, [D]. */
    public double[] runningVariance() {
        return runningVariance.clone();
    }

    /** Normalises by the running statistics. */
    double[] judged(double[] features) {
        return scaled(unit(features, runningMean, runningVariance));
    }

    /**
     * A batch of mean 0 and variance 1, before scale and shift; the running statistics move on.
     *
     * @param batch [n, D], n at least 2
     */
    double[][] trained(double[][] batch) {
        int rows = batch.length;
        double[] mean = ClipMean.of(batch);
        double[] variance = new double[mean.length];
        for (double[] row : batch) {
            Arrays.setAll(
                    variance, d -> variance[d] + (row[d] - mean[d]) * (row[d] - mean[d]) / rows);
        }
        for (int d = 0; d < mean.length; d++) {
            // the batch is divided by its own variance, the running one is an estimate of all
            double estimate = variance[d] * rows / (rows - 1);
            runningMean[d] += SHARE * (mean[d] - runningMean[d]);
            runningVariance[d] += SHARE * (estimate - runningVariance[d]);
        }
        return Arrays.stream(batch).map(row -> unit(row, mean, variance)).toArray(double[][]::new);
    }

    /** Normalised features with scale and shift. */
    double[] scaled(double[] unit) {
        double[] scaled = new double[unit.length];
        Arrays.setAll(scaled, d -> scale[d] * unit[d] + shift[d]);
        return scaled;
    }

    /**
     * Learns.
     *
     * @param units [n, D] before scale and shift
     * @param gradients [n, D] of what came out
     */
    void step(double[][] units, double[][] gradients, double rate, SgdSchedule schedule) {
        double[] scales = new double[scale.length];
        double[] shifts = new double[scale.length];
        for (int row = 0; row < units.length; row++) {
            for (int d = 0; d < scales.length; d++) {
                scales[d] += gradients[row][d] * units[row][d];
                shifts[d] += gradients[row][d];
            }
        }
        ofScale.step(scales, rate, schedule);
        ofShift.step(shifts, rate, schedule);
    }

    private static double[] unit(double[] row, double[] mean, double[] variance) {
        double[] unit = new double[row.length];
        Arrays.setAll(unit, d -> (row[d] - mean[d]) / Math.sqrt(variance[d] + EPSILON));
        return unit;
    }

    private static double[] filled(int width, double value) {
        double[] values = new double[width];
        Arrays.fill(values, value);
        return values;
    }
}
