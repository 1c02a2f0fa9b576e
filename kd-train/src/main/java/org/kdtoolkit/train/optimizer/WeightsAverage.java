package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.model.StateDict;

/**
 * An exponential moving average of weights: PyTorch's {@code AveragedModel} with {@code
 * get_ema_multi_avg_fn}. It begins with the weights behind the first update; running statistics are
 * not averaged.
 */
public final class WeightsAverage {

    private final TrainedWeights weights;
    private final List<NDArray> averages;
    private final Map<String, NDArray> named;
    private final NDArray kept;
    private final NDArray taken;
    private boolean begun;

    /**
     * Prepares to average.
     *
     * @param weights of the student; their end is the average's
     * @param decay what the average keeps of itself at each update, from 0 to 1
     */
    public WeightsAverage(TrainedWeights weights, double decay) {
        this.weights = weights;
        this.averages = weights.zeros();
        this.named = new LinkedHashMap<>();
        weights.named("average", averages).forEach(named::put);
        this.kept = weights.scalar(decay);
        this.taken = weights.scalar(1 - decay);
    }

    /** Follows the weights behind an update. */
    public void follow() {
        for (int i = 0; i < averages.size(); i++) {
            NDArray values = weights.arrays().get(i).values();
            if (begun) {
                NDArray share = values.mul(taken);
                averages.get(i).muli(kept).addi(share);
                share.close();
            } else {
                StateDict.overwrite(averages.get(i), values);
            }
        }
        begun = true;
    }

    /** Goes back to where it had followed nothing. */
    public void reset() {
        begun = false;
    }

    /** The averages by the weights' names, each with {@code .average} behind it. */
    public Map<String, NDArray> arrays() {
        return named;
    }

    /** Lets weights and averages change places; a second call changes them back, to the bit. */
    public void swap() {
        for (int i = 0; i < averages.size(); i++) {
            NDArray values = weights.arrays().get(i).values();
            try (NDArray plain = values.duplicate()) {
                StateDict.overwrite(values, averages.get(i));
                StateDict.overwrite(averages.get(i), plain);
            }
        }
    }

    /**
     * Goes back to a saved state.
     *
     * @param saved the arrays of {@link #arrays} by name
     * @throws IllegalArgumentException if one is missing or of another shape
     */
    public void restore(Map<String, NDArray> saved) {
        TrainedWeights.restore(named, saved);
        begun = true;
    }
}
