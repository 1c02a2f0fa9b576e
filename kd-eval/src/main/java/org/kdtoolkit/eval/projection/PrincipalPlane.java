package org.kdtoolkit.eval.projection;

import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Vectors in the plane in which they vary most: the first two principal components (Pearson, 1901),
 * found by subspace iteration, which takes a few passes over the vectors where a whole
 * decomposition takes as many as they are wide.
 *
 * <p>A component's sign is chosen so that its greatest weight is positive, so that the same vectors
 * always give the same picture.
 *
 * @param points [N, 2] the vectors' places
 * @param explained [2] the share of the whole variance along each of both, from 0 to 1; 0 where
 *     nothing varies
 */
public record PrincipalPlane(double[][] points, double[] explained) {

    private static final int AXES = 2;

    /** How many directions are followed besides; the more, the fewer rounds. */
    private static final int MORE = 8;

    private static final int MOST_ROUNDS = 300;

    /** A variance that changes by less than this share of the greatest stays. */
    private static final double STEADY = 1e-13;

    /** What is left of a vector that lies in the span of others, as a share of its length. */
    private static final double NOTHING = 1e-10;

    /**
     * Lays vectors in their plane.
     *
     * @param vectors [N, D], finite
     * @throws IllegalArgumentException if there is none, they are of several widths, or a value is
     *     not finite
     */
    public static PrincipalPlane of(float[][] vectors) {
        double[][] centred = centred(vectors);
        double whole = 0;
        for (double[] row : centred) {
            whole += dot(row, row);
        }
        int width = centred[0].length;
        double[][] axes = new double[Math.min(width, AXES + MORE)][width];
        Random random = new Random(0);
        for (double[] axis : axes) {
            for (int d = 0; d < width; d++) {
                axis[d] = random.nextGaussian();
            }
        }
        orthonormalise(axes);
        double[] variances = new double[axes.length];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] before = variances;
            axes = scatter(centred, axes);
            orthonormalise(axes);
            variances = turnToAxes(centred, axes);
            if (isSteady(before, variances)) {
                break;
            }
        }
        return new PrincipalPlane(points(centred, axes), shares(variances, whole));
    }

    private static double[][] centred(float[][] vectors) {
        if (vectors.length == 0) {
            throw new IllegalArgumentException("there is no vector");
        }
        int width = vectors[0].length;
        double[] mean = new double[width];
        for (float[] vector : vectors) {
            if (vector.length != width) {
                throw new IllegalArgumentException(
                        "vectors of width %d and of width %d".formatted(width, vector.length));
            }
            for (int d = 0; d < width; d++) {
                if (!Float.isFinite(vector[d])) {
                    throw new IllegalArgumentException("a value is not finite");
                }
                mean[d] += (double) vector[d] / vectors.length;
            }
        }
        double[][] centred = new double[vectors.length][width];
        for (int n = 0; n < vectors.length; n++) {
            for (int d = 0; d < width; d++) {
                centred[n][d] = vectors[n][d] - mean[d];
            }
        }
        return centred;
    }

    /** The scatter matrix, which is never formed, times each of some vectors. */
    private static double[][] scatter(double[][] centred, double[][] vectors) {
        double[][] products = new double[vectors.length][vectors[0].length];
        for (double[] row : centred) {
            for (int k = 0; k < vectors.length; k++) {
                add(row, dot(row, vectors[k]), products[k]);
            }
        }
        return products;
    }

    /** Gram and Schmidt, twice, because once is not exact. */
    private static void orthonormalise(double[][] vectors) {
        for (int k = 0; k < vectors.length; k++) {
            double whole = Math.sqrt(dot(vectors[k], vectors[k]));
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < k; other++) {
                    add(vectors[other], -dot(vectors[other], vectors[k]), vectors[k]);
                }
            }
            double left = Math.sqrt(dot(vectors[k], vectors[k]));
            double scale = left > NOTHING * whole ? 1 / left : 0;
            for (int d = 0; d < vectors[k].length; d++) {
                vectors[k][d] *= scale;
            }
        }
    }

    /** Turns the vectors, within what they span, to the principal axes there. */
    private static double[] turnToAxes(double[][] centred, double[][] axes) {
        int count = axes.length;
        double[][] products = scatter(centred, axes);
        double[][] within = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                within[i][j] = dot(axes[i], products[j]);
                within[j][i] = within[i][j];
            }
        }
        // without negative eigenvalues, singular vectors are eigenvectors
        SingularValueDecomposition small =
                new SingularValueDecomposition(new Array2DRowRealMatrix(within, false));
        double[][] turned = new double[count][axes[0].length];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < count; i++) {
                add(axes[i], small.getV().getEntry(i, k), turned[k]);
            }
        }
        System.arraycopy(turned, 0, axes, 0, count);
        return small.getSingularValues();
    }

    private static boolean isSteady(double[] before, double[] after) {
        for (int k = 0; k < Math.min(AXES, after.length); k++) {
            if (Math.abs(after[k] - before[k]) > STEADY * after[0]) {
                return false;
            }
        }
        return true;
    }

    private static double[][] points(double[][] centred, double[][] axes) {
        double[][] points = new double[centred.length][AXES];
        for (int k = 0; k < Math.min(AXES, axes.length); k++) {
            double sign = sign(axes[k]);
            for (int n = 0; n < centred.length; n++) {
                points[n][k] = sign * dot(centred[n], axes[k]) + 0.0;
            }
        }
        return points;
    }

    private static double sign(double[] axis) {
        double greatest = 0;
        for (double weight : axis) {
            greatest = Math.abs(weight) > Math.abs(greatest) ? weight : greatest;
        }
        return greatest < 0 ? -1 : 1;
    }

    private static double[] shares(double[] variances, double whole) {
        double[] shares = new double[AXES];
        for (int k = 0; k < Math.min(AXES, variances.length); k++) {
            shares[k] = whole > 0 ? variances[k] / whole : 0;
        }
        return shares;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] vector, double times, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += times * vector[i];
        }
    }
}
