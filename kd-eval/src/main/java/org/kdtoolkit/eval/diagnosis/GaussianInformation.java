package org.kdtoolkit.eval.diagnosis;

import java.util.stream.IntStream;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.special.Gamma;

/**
 * The mutual information of two sets of features as if both were Gaussian together: what their
 * canonical correlations r tell, I = -½ Σ ln(1 - r²) = ½ ln(|Sx| |Sy| / |Sxy|), in nats.
 *
 * <p>The plain estimate is too high. Of Gaussian samples its bias is known exactly, since the
 * determinant of a sample covariance is that of the true one times independent chi-squares: with n
 * = N - 1 and p and q columns, E[ln |S|] is off by Σ ψ((n - i + 1) / 2) over the columns i = 1, 2,
 * ... and a term that cancels. That is taken off, so that the estimate is unbiased for Gaussian
 * data, of which ½ Σ ψ is what Wilks' lambda is expected to be (Misra, Singh and Demchuk,
 * Estimation of the entropy of a multivariate normal distribution, 2005). Independent features may
 * get a little less than 0.
 *
 * <p>Only what is linear is seen: of features that are not Gaussian together, it is no estimate of
 * their whole information. More columns than an eighth of the samples are reduced to their leading
 * principal components, which may lose some.
 */
public final class GaussianInformation {

    /** One column takes so many samples. */
    private static final int SAMPLES_A_COLUMN = 8;

    private static final int MOST_COLUMNS = 64;

    private GaussianInformation() {}

    /**
     * The estimate.
     *
     * @return in nats; 0 if one side does not vary, infinite if one is a function of the other
     */
    public static double of(PairedFeatures pairs) {
        int n = pairs.size() - 1;
        int most = Math.max(1, Math.min(MOST_COLUMNS, n / SAMPLES_A_COLUMN));
        double[][] x = PrincipalScores.of(pairs.teacher(), most);
        double[][] y = PrincipalScores.of(pairs.student(), most);
        int p = x[0].length;
        int q = y[0].length;
        if (p == 0 || q == 0) {
            return 0;
        }
        double whole = logDeterminant(sideBySide(x, y));
        if (whole == Double.NEGATIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        double plain = (logDeterminant(x) + logDeterminant(y) - whole) / 2;
        return plain - (digammas(n, p) + digammas(n, q) - digammas(n, p + q)) / 2;
    }

    private static double digammas(int n, int columns) {
        return IntStream.rangeClosed(1, columns)
                .mapToDouble(i -> Gamma.digamma((n - i + 1) / 2.0))
                .sum();
    }

    private static double[][] sideBySide(double[][] x, double[][] y) {
        return IntStream.range(0, x.length)
                .mapToObj(
                        row -> {
                            double[] both = new double[x[row].length + y[row].length];
                            System.arraycopy(x[row], 0, both, 0, x[row].length);
                            System.arraycopy(y[row], 0, both, x[row].length, y[row].length);
                            return both;
                        })
                .toArray(double[][]::new);
    }

    /** The logarithm of the scatter's determinant; minus infinity if that is 0. */
    private static double logDeterminant(double[][] rows) {
        double[][] scatter = Centred.scatter(rows);
        int width = scatter.length;
        double[][] correlations = new double[width][width];
        double logarithm = 0;
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                correlations[i][j] = scatter[i][j] / Math.sqrt(scatter[i][i] * scatter[j][j]);
            }
            logarithm += Math.log(scatter[i][i]);
        }
        try {
            CholeskyDecomposition root =
                    new CholeskyDecomposition(
                            new Array2DRowRealMatrix(correlations, false), 1e-9, 1e-12);
            for (int i = 0; i < width; i++) {
                logarithm += 2 * Math.log(root.getL().getEntry(i, i));
            }
            return logarithm;
        } catch (MathIllegalArgumentException e) {
            // a column is a sum of others
            return Double.NEGATIVE_INFINITY;
        }
    }
}
