package org.kdtoolkit.eval.diagnosis;

import java.util.Arrays;
import java.util.Random;
import org.kdtoolkit.eval.probe.LinearClassifier;

/**
 * Makes wide features narrow by a Gaussian random projection, always the same: distances and
 * products stay about what they were (Johnson and Lindenstrauss, 1984), off by a share of about
 * 1/16. Features of at most {@value #WIDTH} columns stay as they are.
 */
public final class RandomProjection {

    /** How wide features may stay. */
    public static final int WIDTH = 256;

    private static final long SEED = 1;

    private final int width;
    private final double[][] directions;

    private RandomProjection(int width, double[][] directions) {
        this.width = width;
        this.directions = directions;
    }

    /** The projection of features of some width. */
    public static RandomProjection of(int width) {
        double[][] directions = new double[width <= WIDTH ? 0 : WIDTH][width];
        Random random = new Random(SEED);
        for (double[] direction : directions) {
            Arrays.setAll(direction, d -> random.nextGaussian() / Math.sqrt(WIDTH));
        }
        return new RandomProjection(width, directions);
    }

    /**
     * Projects features.
     *
     * @param features [N, D]
     * @return [N, min(D, 256)]
     */
    public double[][] apply(double[][] features) {
        return directions.length == 0
                ? features
                : Arrays.stream(features).parallel().map(this::apply).toArray(double[][]::new);
    }

    private double[] apply(double[] row) {
        return Arrays.stream(directions).mapToDouble(axis -> Centred.dot(axis, row)).toArray();
    }

    /** The classifier of unprojected features that says what one of projected features says. */
    public LinearClassifier before(LinearClassifier ofProjected) {
        if (directions.length == 0) {
            return ofProjected;
        }
        double[][] weights = new double[ofProjected.weights().length][width];
        for (int c = 0; c < weights.length; c++) {
            for (int i = 0; i < directions.length; i++) {
                double weight = ofProjected.weights()[c][i];
                for (int d = 0; d < width; d++) {
                    weights[c][d] += weight * directions[i][d];
                }
            }
        }
        return new LinearClassifier(weights, ofProjected.intercepts());
    }
}
