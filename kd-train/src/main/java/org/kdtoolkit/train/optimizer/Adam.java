package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.train.config.OptimizerConfig;

/**
 * Adam (Kingma and Ba, 2015, algorithm 1) with weight decay added to the gradient: {@code
 * torch.optim.Adam}.
 */
final class Adam implements Optimizer {

    private final OptimizerConfig.Adam config;
    private final Weights weights;
    private final List<NDArray> means;
    private final List<NDArray> squares;
    private final Map<String, NDArray> sums;
    private long steps;

    Adam(OptimizerConfig.Adam config, Weights weights) {
        this.config = config;
        this.weights = weights;
        Map<String, NDArray> zeroMeans = weights.zeros("mean");
        Map<String, NDArray> zeroSquares = weights.zeros("square");
        this.means = List.copyOf(zeroMeans.values());
        this.squares = List.copyOf(zeroSquares.values());
        this.sums = new LinkedHashMap<>(zeroMeans);
        sums.putAll(zeroSquares);
    }

    @Override
    public void step(double learningRate) {
        steps++;
        double rate = learningRate / (1 - Math.pow(config.beta1(), steps));
        double scale = Math.sqrt(1 - Math.pow(config.beta2(), steps));
        weights.update((i, gradient) -> update(i, gradient, rate, scale));
    }

    private void update(int i, NDArray gradient, double rate, double scale) {
        NDArray weight = weights.get(i);
        NDArray mean = means.get(i);
        NDArray square = squares.get(i);
        if (config.weightDecay() != 0) {
            NDArray decay = weight.mul(config.weightDecay());
            decay.attach(gradient.getManager());
            gradient.addi(decay);
        }
        mean.muli(config.beta1()).addi(gradient.mul(1 - config.beta1()));
        square.muli(config.beta2()).addi(gradient.square().muli(1 - config.beta2()));
        NDArray denominator = square.sqrt();
        denominator.attach(gradient.getManager());
        denominator.divi(scale).addi(config.epsilon());
        NDArray move = mean.div(denominator);
        move.attach(gradient.getManager());
        weight.subi(move.muli(rate));
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
