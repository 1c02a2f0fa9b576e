package org.kdtoolkit.eval.probe;

import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;

/**
 * The linear support vector machine, each class against the rest, with the squared hinge: it
 * minimises ½(|w|² + b²) + cost Σ max(0, 1 - t (w·x + b))² for each class, t being 1 for its
 * samples and -1 for all others. The intercept is regularised too, as that of a feature that is
 * always 1. (Fan et al., LIBLINEAR: A Library for Large Linear Classification, 2008.)
 */
public final class SupportVectorMachine {

    private SupportVectorMachine() {}

    /**
     * Finds the optimum. A class without samples learns that nothing is of it.
     *
     * @param cost above 0; the greater, the less the weights are held small
     */
    public static LinearClassifier fit(TrainingFeatures training, double cost) {
        return new OneAgainstRest(training.features())
                .fit(
                        training.classes(),
                        c -> against(training.labels(), c),
                        () -> OneAgainstRest.parameter(SolverType.L2R_L2LOSS_SVC, cost, true));
    }

    private static double[] against(int[] labels, int c) {
        return Arrays.stream(labels).mapToDouble(label -> label == c ? 1 : -1).toArray();
    }
}
