package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.kdtoolkit.train.config.OptimizerConfig;

/**
 * Stochastic gradient descent with momentum and weight decay added to the gradient: {@code
 * torch.optim.SGD} without dampening or Nesterov's variant.
 */
final class Sgd extends SummingOptimizer {

    private final double momentum;
    private final List<NDArray> velocities;

    Sgd(OptimizerConfig.Sgd config, Weights weights) {
        super(weights, config.weightDecay());
        this.momentum = config.momentum();
        this.velocities = addSums("velocity");
    }

    @Override
    Update update(double learningRate, long number) {
        return (index, weight, gradient) -> {
            NDArray velocity = velocities.get(index).muli(momentum).addi(gradient);
            NDArray move = velocity.mul(learningRate);
            move.attach(gradient.getManager());
            weight.subi(move);
        };
    }
}
