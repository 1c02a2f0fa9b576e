package org.kdtoolkit.eval.probe;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A linear classifier of two classes for each class, which is told from all the rest. */
final class OneAgainstRest {

    /** How near to the optimum, relative to the gradient at the beginning. */
    private static final double PRECISION = 1e-5;

    private static final int MOST_ITERATIONS = 1000;

    static {
        Linear.disableDebugOutput();
    }

    private final Feature[][] rows;
    private final int width;

    /**
     * Takes the features.
     *
     * @param features [N, D], N at least 1
     */
    OneAgainstRest(double[][] features) {
        this.rows = Arrays.stream(features).map(OneAgainstRest::nodes).toArray(Feature[][]::new);
        this.width = features[0].length;
    }

    /** How a solver is set. */
    static Parameter parameter(SolverType solver, double cost, boolean regularizeIntercept) {
        Parameter parameter = new Parameter(solver, cost, MOST_ITERATIONS, PRECISION);
        parameter.setRegularizeBias(regularizeIntercept);
        return parameter;
    }

    /**
     * Finds the optimum of each class.
     *
     * @param classes C
     * @param targets [N] of a class: 1 for its samples, and -1 for all others
     * @param parameter makes the settings of a solver, anew for each class
     */
    LinearClassifier fit(
            int classes, IntFunction<double[]> targets, Supplier<Parameter> parameter) {
        double[][] solutions =
                IntStream.range(0, classes)
                        .parallel()
                        .mapToObj(c -> solve(targets.apply(c), parameter.get()))
                        .toArray(double[][]::new);
        return new LinearClassifier(
                Arrays.stream(solutions)
                        .map(solution -> Arrays.copyOf(solution, width))
                        .toArray(double[][]::new),
                Arrays.stream(solutions).mapToDouble(solution -> solution[width]).toArray());
    }

    /** [D + 1], the intercept last. */
    private double[] solve(double[] targets, Parameter parameter) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = width + 1;
        problem.bias = 1;
        problem.x = rows;
        problem.y = targets;
        Model model = Linear.train(problem, parameter);
        double[] solution = Arrays.copyOf(model.getFeatureWeights(), width + 1);
        // of the label that it met first, it takes the other for the negative one
        if (model.getLabels()[0] < 0) {
            Arrays.setAll(solution, d -> -solution[d]);
        }
        return solution;
    }

    private static Feature[] nodes(double[] features) {
        Feature[] nodes = new Feature[features.length + 1];
        for (int d = 0; d < features.length; d++) {
            nodes[d] = new FeatureNode(d + 1, features[d]);
        }
        nodes[features.length] = new FeatureNode(features.length + 1, 1);
        return nodes;
    }
}
