package org.kdtoolkit.eval.probe;

import java.util.Arrays;
import org.hipparchus.optim.ConvergenceChecker;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;

/**
 * Multinomial logistic regression: it minimises ½|W|² + cost Σ -log softmax(W x + b)_y. The
 * intercepts are not regularised; those whose mean is 0 are taken.
 */
public final class LogisticRegression {

    /** How small each part of the gradient is at the end, relative to the beginning's greatest. */
    private static final double PRECISION = 1e-6;

    private static final int MOST_ITERATIONS = 2000;

    private LogisticRegression() {}

    /**
     * Finds the optimum.
     *
     * @param cost above 0; the greater, the less the weights are held small
     */
    public static LinearClassifier fit(TrainingFeatures training, double cost) {
        // the intercepts make up for a shift of the features, and shifted ones don't lean on them
        double[] centre = ClipMean.of(training.features());
        LogisticLoss loss = new LogisticLoss(training.map(x -> minus(x, centre)), cost);
        double[] start = new double[loss.size()];
        double enough = PRECISION * greatest(loss.gradient(start));
        ConvergenceChecker<PointValuePair> checker =
                (iteration, before, now) ->
                        iteration >= MOST_ITERATIONS
                                || greatest(loss.gradient(now.getPointRef())) <= enough
                                || now.getValue() >= before.getValue();
        double[] optimum =
                new NonLinearConjugateGradientOptimizer(
                                NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
                                checker,
                                1e-3,
                                1e-12,
                                1,
                                loss::precondition)
                        .optimize(
                                MaxEval.unlimited(),
                                new ObjectiveFunction(loss::value),
                                new ObjectiveFunctionGradient(loss::gradient),
                                GoalType.MINIMIZE,
                                new InitialGuess(start))
                        .getPointRef();
        return classifier(optimum, training.classes(), centre);
    }

    private static LinearClassifier classifier(double[] optimum, int classes, double[] centre) {
        double[][] weights = new double[classes][];
        double[] intercepts = new double[classes];
        for (int c = 0; c < classes; c++) {
            int start = c * (centre.length + 1);
            weights[c] = Arrays.copyOfRange(optimum, start, start + centre.length);
            intercepts[c] = optimum[start + centre.length];
            for (int d = 0; d < centre.length; d++) {
                intercepts[c] -= weights[c][d] * centre[d];
            }
        }
        double mean = Arrays.stream(intercepts).sum() / classes;
        Arrays.setAll(intercepts, c -> intercepts[c] - mean);
        return new LinearClassifier(weights, intercepts);
    }

    private static double[] minus(double[] values, double[] others) {
        double[] differences = new double[values.length];
        Arrays.setAll(differences, i -> values[i] - others[i]);
        return differences;
    }

    private static double greatest(double[] values) {
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }
}
