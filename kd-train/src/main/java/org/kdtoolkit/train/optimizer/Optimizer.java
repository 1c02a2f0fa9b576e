package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.kdtoolkit.api.model.StateDict;
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
     * @param weights what it updates
     * @param manager whose engine holds its state
     */
    static Optimizer of(OptimizerConfig config, StateDict weights, NDManager manager) {
        Weights trained = new Weights(weights, manager);
        if (config instanceof OptimizerConfig.Adam adam) {
            return new Adam(adam, trained);
        }
        if (config instanceof OptimizerConfig.Sgd sgd) {
            return new Sgd(sgd, trained);
        }
        throw new IllegalArgumentException("no optimiser for " + config);
    }

    /**
     * Updates every weight from its gradient and sets the gradient to zero. Must be called outside
     * of a gradient collector.
     *
     * @param learningRate the rate of this step
     */
    void step(double learningRate);

    /** The norm of all gradients together; not finite if any gradient is not. */
    double gradientNorm();

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

    @Override
    void close();
}
