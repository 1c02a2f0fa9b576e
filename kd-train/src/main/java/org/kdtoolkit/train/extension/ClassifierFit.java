package org.kdtoolkit.train.extension;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.LinearClassifier;

/**
 * The linear layer that made logits of embeddings, by least squares: in double precision, with the
 * means taken away, which the bias takes up. What never varies among the embeddings weighs nothing.
 */
final class ClassifierFit {

    /** What is added to the diagonal, beside the mean variance, so that it can be inverted. */
    private static final double RIDGE = 1e-9;

    /** How often the remainder that this leaves is solved for. */
    private static final int REFINEMENTS = 8;

    /** By which part the two halves of the moments may differ: they are sums of the same. */
    private static final double ASYMMETRY = 1e-15;

    /** What a pivot must be larger than. */
    private static final double NO_VARIANCE = 0;

    private ClassifierFit() {}

    /**
     * Finds the layer.
     *
     * @param rows at least one
     * @throws org.hipparchus.exception.MathIllegalArgumentException if rounding leaves a pivot that
     *     is not positive
     */
    static LinearClassifier of(AnsweredRows rows) {
        RealMatrix embeddings = matrix(rows.embeddings());
        RealMatrix logits = matrix(rows.logits());
        double[] embeddingMeans = centre(embeddings);
        double[] logitMeans = centre(logits);
        RealMatrix moments = embeddings.transposeMultiply(embeddings);
        RealMatrix wanted = embeddings.transposeMultiply(logits);
        int width = moments.getRowDimension();
        double ridge = RIDGE * Math.max(moments.getTrace() / width, Double.MIN_NORMAL);
        DecompositionSolver solver =
                new CholeskyDecomposition(
                                moments.add(
                                        MatrixUtils.createRealIdentityMatrix(width)
                                                .scalarMultiply(ridge)),
                                ASYMMETRY,
                                NO_VARIANCE)
                        .getSolver();
        RealMatrix weight = solver.solve(wanted);
        for (int i = 0; i < REFINEMENTS; i++) {
            weight = weight.add(solver.solve(wanted.subtract(moments.multiply(weight))));
        }
        return classifier(weight, embeddingMeans, logitMeans);
    }

    private static LinearClassifier classifier(
            RealMatrix weight, double[] embeddingMeans, double[] logitMeans) {
        int width = weight.getRowDimension();
        int classes = weight.getColumnDimension();
        float[] weights = new float[classes * width];
        float[] biases = new float[classes];
        for (int c = 0; c < classes; c++) {
            double bias = logitMeans[c];
            for (int d = 0; d < width; d++) {
                weights[c * width + d] = (float) weight.getEntry(d, c);
                bias -= weight.getEntry(d, c) * embeddingMeans[d];
            }
            biases[c] = (float) bias;
        }
        return new LinearClassifier(
                HostTensor.of(weights, classes, width), HostTensor.of(biases, classes));
    }

    private static RealMatrix matrix(List<float[]> rows) {
        double[][] values = new double[rows.size()][];
        for (int row = 0; row < values.length; row++) {
            float[] from = rows.get(row);
            values[row] = new double[from.length];
            for (int column = 0; column < from.length; column++) {
                values[row][column] = from[column];
            }
        }
        return new Array2DRowRealMatrix(values, false);
    }

    /** Takes the mean of each column away, and returns it. */
    private static double[] centre(RealMatrix matrix) {
        double[] means = new double[matrix.getColumnDimension()];
        for (int column = 0; column < means.length; column++) {
            double sum = 0;
            for (int row = 0; row < matrix.getRowDimension(); row++) {
                sum += matrix.getEntry(row, column);
            }
            means[column] = sum / matrix.getRowDimension();
            for (int row = 0; row < matrix.getRowDimension(); row++) {
                matrix.addToEntry(row, column, -means[column]);
            }
        }
        return means;
    }
}
