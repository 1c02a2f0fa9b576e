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
    private final boolean keepsMore;
    private final NDArray share;
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
        this.keepsMore = 1 - decay < 0.5;
        // torch rounds what is taken, and what is kept is the rest of that
        float taken = (float) (1 - decay);
        this.share = weights.scalar(keepsMore ? taken : 1 - taken);
    }

    /** Follows the weights behind an update. */
    public void follow() {
        for (int i = 0; i < averages.size(); i++) {
            NDArray values = weights.arrays().get(i).values();
            if (begun) {
                follow(averages.get(i), values);
            } else {
                StateDict.overwrite(averages.get(i), values);
            }
        }
        begun = true;
    }

    /**
     * {@code torch.lerp}: begins at the nearer end. A sum of both ends, each times its own factor,
     * would shrink: the factors, rounded to float32, don't add up to 1.
     */
    private void follow(NDArray average, NDArray values) {
        try (NDArray distance = values.sub(average)) {
            distance.muli(share);
            if (keepsMore) {
                average.addi(distance);
            } else {
                StateDict.overwrite(average, values);
                average.subi(distance);
            }
        }
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
