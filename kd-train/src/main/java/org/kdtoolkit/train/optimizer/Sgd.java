package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.kdtoolkit.train.config.OptimizerConfig;

/**
 * Stochastic gradient descent with momentum, Nesterov's or the plain one, and weight decay added to
 * the gradient: {@code torch.optim.SGD} without dampening.
 */
final class Sgd extends SummingOptimizer {

    private final boolean nesterov;
    private final NDArray momentum;

    Sgd(OptimizerConfig.Sgd config, TrainedWeights weights) {
        super(weights, Decay.ADDED, config.weightDecay());
        this.nesterov = config.nesterov();
        addSums("velocity");
        this.momentum = weights.scalar(config.momentum());
    }

    @Override
    Update update(double learningRate, long number, NDManager owner) {
        NDArray rate = scalar(owner, learningRate);
        return (sums, weight, gradient) -> {
            NDArray velocity = sums.get(0).muli(momentum).addi(gradient);
            NDArray direction =
                    nesterov ? gradient.addi(ahead(velocity, gradient.getManager())) : velocity;
            NDArray move = direction.mul(rate);
            move.attach(gradient.getManager());
            weight.subi(move);
        };
    }

    /** How far the velocity will carry on its own in the step after this one. */
    private NDArray ahead(NDArray velocity, NDManager owner) {
        NDArray ahead = velocity.mul(momentum);
        ahead.attach(owner);
        return ahead;
    }
}
