package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.train.config.OptimizerConfig;

/**
 * Stochastic gradient descent with momentum and weight decay added to the gradient: {@code
 * torch.optim.SGD} without dampening or Nesterov's variant.
 */
final class Sgd implements Optimizer {

    private final OptimizerConfig.Sgd config;
    private final Weights weights;
    private final Map<String, NDArray> sums;
    private final List<NDArray> velocities;
    private long steps;

    Sgd(OptimizerConfig.Sgd config, Weights weights) {
        this.config = config;
        this.weights = weights;
        this.sums = weights.zeros("velocity");
        this.velocities = List.copyOf(sums.values());
    }

    @Override
    public void step(double learningRate) {
        steps++;
        weights.update((i, gradient) -> update(i, gradient, learningRate));
    }

    private void update(int i, NDArray gradient, double rate) {
        NDArray weight = weights.get(i);
        if (config.weightDecay() != 0) {
            NDArray decay = weight.mul(config.weightDecay());
            decay.attach(gradient.getManager());
            gradient.addi(decay);
        }
        NDArray velocity = velocities.get(i).muli(config.momentum()).addi(gradient);
        NDArray move = velocity.mul(rate);
        move.attach(gradient.getManager());
        weight.subi(move);
    }

    @Override
    public double gradientNorm() {
        return weights.gradientNorm();
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public Map<String, NDArray> sums() {
        return sums;
    }

    @Override
    public void restore(long steps, Map<String, NDArray> saved) {
        Weights.restore(sums, saved);
        this.steps = steps;
    }

    @Override
    public void close() {
        weights.close();
    }
}
