package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.SplittableRandom;
import org.kdtoolkit.api.model.StateDict;

/**
 * Weights and running statistics as training leaves them: none is 0 or 1, and what passes many
 * layers keeps its size about.
 */
public final class RandomWeights {

    private RandomWeights() {}

    /** Overwrites all of a network's, the same for the same seed. */
    public static void into(StateDict state, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        state.entries().values().forEach(parameter -> overwrite(parameter, random));
    }

    private static void overwrite(Parameter parameter, SplittableRandom random) {
        NDArray array = parameter.getArray();
        float[] values = new float[Math.toIntExact(array.size())];
        double centre = centre(parameter);
        double reach = reach(parameter);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (centre + reach * (2 * random.nextDouble() - 1));
        }
        try (NDArray drawn = array.getManager().create(values, array.getShape())) {
            StateDict.overwrite(array, drawn);
        }
    }

    /** Variances and what norms multiply by are about 1. */
    private static double centre(Parameter parameter) {
        return switch (parameter.getType()) {
            case GAMMA, RUNNING_VAR -> 1;
            default -> 0;
        };
    }

    /** Weights have He's deviation, for layers with ReLU. */
    private static double reach(Parameter parameter) {
        return switch (parameter.getType()) {
            case WEIGHT -> Math.sqrt(6.0 * outputs(parameter) / parameter.getArray().size());
            default -> 0.5;
        };
    }

    private static long outputs(Parameter weight) {
        return weight.getArray().getShape().get(0);
    }
}
