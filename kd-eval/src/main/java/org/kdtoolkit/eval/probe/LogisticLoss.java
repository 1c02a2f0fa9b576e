package org.kdtoolkit.eval.probe;

import java.util.Arrays;

/**
 * What a logistic regression minimises, as a function of its weights: of each class D weights and
 * then its intercept.
 */
final class LogisticLoss {

    private final TrainingFeatures training;
    private final double cost;
    private final double[] curvature;

    LogisticLoss(TrainingFeatures training, double cost) {
        this.training = training;
        this.cost = cost;
        this.curvature = curvature();
    }

    /** How many weights there are: C (D + 1). */
    int size() {
        return training.classes() * (training.width() + 1);
    }

    /** ½|W|² + cost Σ -log softmax(W x + b)_y. */
    double value(double[] point) {
        double squares = 0;
        for (int i = 0; i < point.length; i++) {
            squares += isIntercept(i) ? 0 : point[i] * point[i];
        }
        double losses = 0;
        for (int row = 0; row < training.size(); row++) {
            double[] logits = logits(point, training.features()[row]);
            losses += Softmax.logSum(logits) - logits[training.labels()[row]];
        }
        return squares / 2 + cost * losses;
    }

    /** The derivatives of the {@link #value}. */
    double[] gradient(double[] point) {
        double[] gradient = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            gradient[i] = isIntercept(i) ? 0 : point[i];
        }
        int width = training.width();
        for (int row = 0; row < training.size(); row++) {
            double[] x = training.features()[row];
            double[] errors = Softmax.of(logits(point, x));
            errors[training.labels()[row]] -= 1;
            for (int c = 0; c < errors.length; c++) {
                double error = cost * errors[c];
                int start = c * (width + 1);
                for (int d = 0; d < width; d++) {
                    gradient[start + d] += error * x[d];
                }
                gradient[start + width] += error;
            }
        }
        return gradient;
    }

    /** A gradient divided by how curved the loss is along each weight where all are 0. */
    double[] precondition(double[] point, double[] gradient) {
        double[] scaled = new double[gradient.length];
        Arrays.setAll(scaled, i -> gradient[i] / curvature[i % curvature.length]);
        return scaled;
    }

    private double[] curvature() {
        double p = 1.0 / training.classes();
        double[] squares = new double[training.width() + 1];
        squares[training.width()] = training.size();
        for (double[] row : training.features()) {
            for (int d = 0; d < row.length; d++) {
                squares[d] += row[d] * row[d];
            }
        }
        return Arrays.stream(squares).map(square -> 1 + cost * p * (1 - p) * square).toArray();
    }

    private boolean isIntercept(int index) {
        return index % (training.width() + 1) == training.width();
    }

    private double[] logits(double[] point, double[] x) {
        double[] logits = new double[training.classes()];
        for (int c = 0; c < logits.length; c++) {
            int start = c * (x.length + 1);
            double sum = point[start + x.length];
            for (int d = 0; d < x.length; d++) {
                sum += point[start + d] * x[d];
            }
            logits[c] = sum;
        }
        return logits;
    }
}
