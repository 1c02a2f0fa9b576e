package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.model.StateDict;

/**
 * Which weights stay as they are, and for how many steps they did. A frozen weight needs no
 * gradient, so that a backward pass ends where nothing behind it is trained.
 */
final class Freezing {

    private static final String STATE = "steps-missed";

    private final List<WeightArray> arrays;
    private final long[] missed;
    private final boolean[] frozen;
    private final NDArray saved;

    Freezing(TrainedWeights weights) {
        this.arrays = weights.arrays();
        this.missed = new long[arrays.size()];
        this.frozen = new boolean[arrays.size()];
        this.saved = weights.zeros(new Shape(arrays.size()), DataType.INT64);
    }

    /** Freezes what is to stay in an epoch, and thaws the rest. */
    void beginEpoch(int epoch) {
        for (int i = 0; i < frozen.length; i++) {
            boolean now = arrays.get(i).group().isFrozen(epoch);
            if (now != frozen[i]) {
                frozen[i] = now;
                for (Parameter weight : arrays.get(i).group().weights().values()) {
                    weight.getArray().setRequiresGradient(!now);
                }
            }
        }
    }

    /** Whether an array's weights stay as they are in a step, which then counts as missed. */
    boolean misses(int index) {
        if (frozen[index]) {
            missed[index]++;
        }
        return frozen[index];
    }

    /** How many steps an array's weights missed. */
    long stepsMissed(int index) {
        return missed[index];
    }

    /** What a checkpoint keeps; nothing if no weight was ever frozen. */
    Map<String, NDArray> state() {
        if (arrays.stream().allMatch(array -> array.group().frozenEpochs() == 0)) {
            return Map.of();
        }
        try (NDArray now = saved.getManager().create(missed)) {
            StateDict.overwrite(saved, now);
        }
        return Map.of(STATE, saved);
    }

    /** Takes over what a checkpoint put into {@link #state}. */
    void restored() {
        System.arraycopy(saved.toLongArray(), 0, missed, 0, missed.length);
    }
}
