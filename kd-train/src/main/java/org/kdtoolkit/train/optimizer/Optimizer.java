package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.train.config.AdamConfig;
import org.kdtoolkit.train.config.OptimizerConfig;

/**
 * Updates weights from their gradients, number for number as PyTorch's optimiser of the same name
 * does. DJL's own differ from it in where they add epsilon and in what they clip.
 */
public interface Optimizer extends AutoCloseable {

    /**
     * Creates the optimiser of one side.
     *
     * @param config which, and how
     * @param weights what it updates; closed with it
     */
    static Optimizer of(OptimizerConfig config, TrainedWeights weights) {
        if (config instanceof AdamConfig adam) {
            Decay decay = adam instanceof AdamConfig.Adamw ? Decay.DECOUPLED : Decay.ADDED;
            return new Adam(adam.moments(), decay, adam.weightDecay(), weights);
        }
        if (config instanceof OptimizerConfig.Sgd sgd) {
            return new Sgd(sgd, weights);
        }
        if (config instanceof OptimizerConfig.Rmsprop rmsprop) {
            return new Rmsprop(rmsprop, weights);
        }
        throw new IllegalArgumentException("no optimiser for " + config);
    }

    /** As {@link #of(OptimizerConfig, TrainedWeights)}, of all weights of a state alike. */
    static Optimizer of(OptimizerConfig config, StateDict weights, NDManager manager) {
        return of(config, new TrainedWeights(WeightGroup.whole(weights), manager));
    }

    /**
     * Freezes the weights that stay as they are in an epoch, and thaws the others. Without a call
     * none is frozen.
     *
     * @param epoch counted from 1
     */
    void beginEpoch(int epoch);

    /**
     * Sets the weight decay of the steps that follow. Without a call it is what the configuration's
     * course begins with.
     */
    void decayBy(double share);

    /**
     * Updates every weight from its gradient and sets the gradient to zero. Must be called outside
     * of a gradient collector.
     *
     * @param learningRate the rate of this step
     */
    void step(double learningRate);

    /**
     * The sum of the squares of all gradients, a scalar on the weights' device; not finite if any
     * gradient is not. Nothing if there are no weights.
     *
     * @param owner owns the result
     */
    Optional<NDArray> squaredGradientNorm(NDManager owner);

    /** Multiplies all gradients. */
    void scaleGradients(double factor);

    /**
     * Scales all gradients down together if their norm is too great: {@code
     * torch.nn.utils.clip_grad_norm_}.
     *
     * @param greatest the greatest norm
     */
    void clipNorm(double greatest);

    /**
     * Cuts each number of the gradients to a range: {@code torch.nn.utils.clip_grad_value_}.
     *
     * @param greatest the greatest absolute value
     */
    void clipValue(double greatest);

    /**
     * Scales each of some gradients down by itself if its norm is too great: a gradient g becomes g
     * · min(1, greatest / (|g| + 1e-6)).
     *
     * @param weights whose; others than those that are updated are passed over
     * @param greatest the greatest norm
     */
    void clipEach(Set<Parameter> weights, double greatest);

    /** The number of steps taken. */
    long steps();

    /** The running sums that {@link #restore} needs besides the number of steps, by name. */
    Map<String, NDArray> sums();

    /**
     * Goes back to a saved state.
     *
     * @param steps the number of steps taken then
     * @param sums the arrays of {@link #sums} by name
     * @throws IllegalArgumentException if one is missing or of another shape
     */
    void restore(long steps, Map<String, NDArray> sums);

    /** Goes back to where it had taken no step; the weights stay as they are. */
    void reset();

    @Override
    void close();
}
