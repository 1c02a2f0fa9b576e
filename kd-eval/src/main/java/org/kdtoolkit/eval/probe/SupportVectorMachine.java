package org.kdtoolkit.eval.probe;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The linear support vector machine, each class against the rest, with the squared hinge: it
 * minimises ½(|w|² + b²) + cost Σ max(0, 1 - t (w·x + b))² for each class, t being 1 for its
 * samples and -1 for all others. The intercept is regularised too, as that of a feature that is
 * always 1. (Fan et al., LIBLINEAR: A Library for Large Linear Classification, 2008.)
 */
public final class SupportVectorMachine {

    /** How near to the optimum, relative to the gradient at the beginning. */
    private static final double PRECISION = 1e-5;

    private static final int MOST_ITERATIONS = 1000;

    static {
        Linear.disableDebugOutput();
    }

    private SupportVectorMachine() {}

    /**
     * Finds the optimum. A class without samples learns that nothing is of it.
     *
     * @param cost above 0; the greater, the less the weights are held small
     */
    public static LinearClassifier fit(TrainingFeatures training, double cost) {
        Feature[][] rows =
                Arrays.stream(training.features())
                        .map(SupportVectorMachine::nodes)
                        .toArray(Feature[][]::new);
        int width = training.width();
        double[][] solutions =
                IntStream.range(0, training.classes())
                        .parallel()
                        .mapToObj(c -> solve(rows, width, against(training.labels(), c), cost))
                        .toArray(double[][]::new);
        return new LinearClassifier(
                Arrays.stream(solutions)
                        .map(solution -> Arrays.copyOf(solution, width))
                        .toArray(double[][]::new),
                Arrays.stream(solutions).mapToDouble(solution -> solution[width]).toArray());
    }

    /** [D + 1], the intercept last. */
    private static double[] solve(Feature[][] rows, int width, double[] targets, double cost) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = width + 1;
        problem.bias = 1;
        problem.x = rows;
        problem.y = targets;
        Parameter parameter =
                new Parameter(SolverType.L2R_L2LOSS_SVC, cost, MOST_ITERATIONS, PRECISION);
        Model model = Linear.train(problem, parameter);
        double[] solution = Arrays.copyOf(model.getFeatureWeights(), width + 1);
        // of the label that it met first, it takes the other for the negative one
        if (model.getLabels()[0] < 0) {
            Arrays.setAll(solution, d -> -solution[d]);
        }
        return solution;
    }

    private static double[] against(int[] labels, int c) {
        return Arrays.stream(labels).mapToDouble(label -> label == c ? 1 : -1).toArray();
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
