package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Random;
import org.kdtoolkit.api.model.StateDict;

/**
 * Weights and running statistics as training leaves them: none is 0 or 1, and what passes many
 * layers keeps its size about.
 */
public final class RandomWeights {

    private RandomWeights() {}

    /** Overwrites all of a network's, the same for the same seed. */
    public static void into(StateDict state, long seed) {
        Random random = new Random(seed);
        state.entries().values().forEach(parameter -> overwrite(parameter, random));
    }

    private static void overwrite(Parameter parameter, Random random) {
        NDArray array = parameter.getArray();
        float[] values = new float[Math.toIntExact(array.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = draw(parameter, random);
        }
        try (NDArray drawn = array.getManager().create(values, array.getShape())) {
            StateDict.overwrite(array, drawn);
        }
    }

    private static float draw(Parameter parameter, Random random) {
        return switch (parameter.getType()) {
            case GAMMA, RUNNING_VAR -> 0.5f + random.nextFloat();
            case WEIGHT -> (float) (random.nextGaussian() * deviation(parameter));
            default -> (float) random.nextGaussian() / 4;
        };
    }

    /** He's, for layers with ReLU. */
    private static double deviation(Parameter weight) {
        NDArray array = weight.getArray();
        return Math.sqrt(2.0 * array.getShape().get(0) / array.size());
    }
}
