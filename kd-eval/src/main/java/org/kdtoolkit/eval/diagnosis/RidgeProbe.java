package org.kdtoolkit.eval.diagnosis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.probe.ClipMean;
import org.kdtoolkit.eval.probe.LinearClassifier;
import org.kdtoolkit.eval.probe.Standardisation;

/**
 * Ridge regression of class probabilities, hard or soft, on standardised features: a linear probe
 * that is found without iterations. It minimises |Z W + b - T|² + λ |W|²; of a grid of λ the one is
 * taken whose error is smallest when each sample is predicted from all others, which is known in
 * closed form (Allen's PRESS).
 */
public final class RidgeProbe {

    /**
     * λ for each sample. Weights that are held smaller than 1 does say nothing beside the
     * intercepts, and the probe one class alone.
     */
    private static final double[] PENALTIES =
            IntStream.rangeClosed(-8, 0).mapToDouble(half -> Math.pow(10, half / 2.0)).toArray();

    /** A sample that decides its own prediction alone tells nothing about λ. */
    private static final double ALONE = 1e-9;

    private RidgeProbe() {}

    /**
     * Fits the probe.
     *
     * @param features [N, D], N at least 2
     * @param targets [N, C]
     * @throws IllegalArgumentException if there are fewer rows, or not as many on both sides
     */
    public static LinearClassifier fit(double[][] features, double[][] targets) {
        if (features.length < 2 || features.length != targets.length) {
            throw new IllegalArgumentException(
                    "expected a target for each row of features, and at least two rows, found %d rows and %d targets"
                            .formatted(features.length, targets.length));
        }
        Standardisation scale = Standardisation.of(features);
        double[][] z = Arrays.stream(features).map(scale).toArray(double[][]::new);
        double[] mean = ClipMean.of(targets);
        double[][] t = Centred.of(targets);
        PrincipalAxes axes = PrincipalAxes.of(z);
        double[] squares = axes.squares();
        double[][] directions = axes.directions();
        double[][] turned = products(z, directions);
        double[][] moments = products(Centred.transposed(turned), Centred.transposed(t));
        double best = PENALTIES[0];
        double least = Double.POSITIVE_INFINITY;
        for (double penalty : PENALTIES) {
            double error = leftOut(turned, t, moments, squares, penalty * z.length);
            if (error < least) {
                least = error;
                best = penalty;
            }
        }
        return classifier(directions, moments, squares, best * z.length, mean, scale);
    }

    /** The sum of squared errors when each row is predicted from all others. */
    private static double leftOut(
            double[][] turned, double[][] t, double[][] moments, double[] squares, double penalty) {
        double sum = 0;
        for (int row = 0; row < turned.length; row++) {
            double[] shrunk = new double[squares.length];
            double leverage = 1.0 / turned.length;
            for (int i = 0; i < shrunk.length; i++) {
                shrunk[i] = turned[row][i] / (squares[i] + penalty);
                leverage += shrunk[i] * turned[row][i];
            }
            double rest = Math.max(ALONE, 1 - leverage);
            for (int c = 0; c < t[row].length; c++) {
                double predicted = 0;
                for (int i = 0; i < shrunk.length; i++) {
                    predicted += shrunk[i] * moments[i][c];
                }
                double error = (t[row][c] - predicted) / rest;
                sum += error * error;
            }
        }
        return sum;
    }

    /** Weights of features as they were before they were standardised. */
    private static LinearClassifier classifier(
            double[][] directions,
            double[][] moments,
            double[] squares,
            double penalty,
            double[] mean,
            Standardisation scale) {
        int width = directions[0].length;
        int classes = mean.length;
        double[] origin = scale.apply(new double[width]);
        double[][] weights = new double[classes][width];
        double[] intercepts = mean.clone();
        double[] ones = new double[width];
        Arrays.fill(ones, 1);
        double[] ends = scale.apply(ones);
        for (int d = 0; d < width; d++) {
            double unit = ends[d] - origin[d];
            for (int c = 0; c < classes; c++) {
                double weight = 0;
                for (int i = 0; i < directions.length; i++) {
                    weight += directions[i][d] * moments[i][c] / (squares[i] + penalty);
                }
                weights[c][d] = weight * unit;
                intercepts[c] += weight * origin[d];
            }
        }
        return new LinearClassifier(weights, intercepts);
    }

    /** [N, M] of the products of N rows with M others. */
    private static double[][] products(double[][] rows, double[][] others) {
        return Arrays.stream(rows)
                .parallel()
                .map(
                        row ->
                                Arrays.stream(others)
                                        .mapToDouble(other -> Centred.dot(row, other))
                                        .toArray())
                .toArray(double[][]::new);
    }
}
