package org.kdtoolkit.datasets.avmnist;

import java.util.random.RandomGenerator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.kdtoolkit.formats.random.Seed;

/**
 * The eigenvectors of a covariance with the greatest eigenvalues, by subspace iteration: a few
 * vectors more than are wanted are multiplied by the matrix until what they span stays. To find all
 * eigenvectors takes many times as long, and EigenDecomposition does not converge on a matrix
 * without full rank, as pixels leave it that are black in every picture.
 */
final class LeadingEigenvectors {

    /** How many vectors more; the more, the fewer rounds. */
    private static final int MORE = 20;

    private static final int MOST_ROUNDS = 500;

    /** The vectors are as good as the root of that. */
    private static final double STEADY = 1e-14;

    /** What is left of a vector that lies in the span of others, as a share of its length. */
    private static final double NOTHING = 1e-10;

    private final double[][] matrix;
    private double[][] vectors;
    private double[] values;

    private LeadingEigenvectors(double[][] matrix, int count) {
        this.matrix = matrix;
        this.vectors = new double[Math.min(matrix.length, count + MORE)][matrix.length];
        this.values = new double[vectors.length];
        RandomGenerator random = new Seed(0).of("eigenvectors").random();
        for (double[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = random.nextGaussian();
            }
        }
    }

    /**
     * Finds them.
     *
     * @param matrix [D, D], symmetric, without negative eigenvalues
     * @param count K
     * @return [K, D], of length 1, or 0 where the matrix has not so much rank
     */
    static double[][] of(double[][] matrix, int count) {
        LeadingEigenvectors eigen = new LeadingEigenvectors(matrix, count);
        eigen.orthonormalise();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] before = eigen.values;
            eigen.multiply();
            eigen.orthonormalise();
            eigen.rotate();
            if (eigen.isSteady(before, count)) {
                break;
            }
        }
        double[][] leading = new double[count][];
        System.arraycopy(eigen.vectors, 0, leading, 0, count);
        return leading;
    }

    private boolean isSteady(double[] before, int count) {
        for (int k = 0; k < count; k++) {
            if (Math.abs(values[k] - before[k]) > STEADY * values[0]) {
                return false;
            }
        }
        return true;
    }

    private void multiply() {
        vectors = products();
    }

    private double[][] products() {
        double[][] products = new double[vectors.length][matrix.length];
        for (int k = 0; k < vectors.length; k++) {
            for (int i = 0; i < matrix.length; i++) {
                products[k][i] = dot(matrix[i], vectors[k]);
            }
        }
        return products;
    }

    /** Gram and Schmidt, twice, because once is not exact. */
    private void orthonormalise() {
        for (int k = 0; k < vectors.length; k++) {
            double whole = Math.sqrt(dot(vectors[k], vectors[k]));
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < k; other++) {
                    add(vectors[other], -dot(vectors[other], vectors[k]), vectors[k]);
                }
            }
            double left = Math.sqrt(dot(vectors[k], vectors[k]));
            double scale = left > NOTHING * whole ? 1 / left : 0;
            for (int i = 0; i < matrix.length; i++) {
                vectors[k][i] *= scale;
            }
        }
    }

    /** Turns the vectors, within what they span, to the eigenvectors of the matrix there. */
    private void rotate() {
        int count = vectors.length;
        double[][] products = products();
        double[][] within = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                within[i][j] = dot(vectors[i], products[j]);
                within[j][i] = within[i][j];
            }
        }
        // without negative eigenvalues, singular vectors are eigenvectors
        SingularValueDecomposition small =
                new SingularValueDecomposition(new Array2DRowRealMatrix(within, false));
        RealMatrix turn = small.getV();
        double[][] turned = new double[count][matrix.length];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < count; i++) {
                add(vectors[i], turn.getEntry(i, k), turned[k]);
            }
        }
        vectors = turned;
        values = small.getSingularValues();
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
