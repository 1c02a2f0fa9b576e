package org.kdtoolkit.eval.diagnosis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The directions in which centred features vary most.
 *
 * @param squares [D] the sum of squares along each, descending, at least 0
 * @param directions [D, D] of length 1, a row each
 */
record PrincipalAxes(double[] squares, double[][] directions) {

    private static final double PRECISION = 1e-12;

    /**
     * Finds them.
     *
     * @param centred [N, D], the mean of each column 0
     */
    static PrincipalAxes of(double[][] centred) {
        double[][] scatter = Centred.scatter(centred);
        double trace = IntStream.range(0, scatter.length).mapToDouble(i -> scatter[i][i]).sum();
        // the search for values near 0 beside great ones may not end: none is near 0 when all are
        // shifted, and what rounding does to the small ones is nothing beside their sum
        double shift = trace > 0 ? trace : 1;
        for (int i = 0; i < scatter.length; i++) {
            scatter[i][i] += shift;
        }
        EigenDecompositionSymmetric found =
                new EigenDecompositionSymmetric(
                        new Array2DRowRealMatrix(scatter, false), PRECISION, true);
        return new PrincipalAxes(
                Arrays.stream(found.getEigenvalues()).map(v -> Math.max(0, v - shift)).toArray(),
                IntStream.range(0, scatter.length)
                        .mapToObj(i -> found.getEigenvector(i).toArray())
                        .toArray(double[][]::new));
    }
}
