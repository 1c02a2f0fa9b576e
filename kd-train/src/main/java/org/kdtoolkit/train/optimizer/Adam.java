package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.kdtoolkit.train.config.OptimizerConfig;

/**
 * Adam (Kingma and Ba, 2015, algorithm 1) with weight decay added to the gradient: {@code
 * torch.optim.Adam}.
 */
final class Adam extends SummingOptimizer {

    private final OptimizerConfig.Adam config;
    private final List<NDArray> means;
    private final List<NDArray> squares;

    Adam(OptimizerConfig.Adam config, Weights weights) {
        super(weights, config.weightDecay());
        this.config = config;
        this.means = addSums("mean");
        this.squares = addSums("square");
    }

    @Override
    Update update(double learningRate, long number) {
        double rate = learningRate / (1 - Math.pow(config.beta1(), number));
        double scale = Math.sqrt(1 - Math.pow(config.beta2(), number));
        return (index, weight, gradient) -> {
            NDArray mean = means.get(index);
            NDArray square = squares.get(index);
            mean.muli(config.beta1()).addi(gradient.mul(1 - config.beta1()));
            square.muli(config.beta2()).addi(gradient.square().muli(1 - config.beta2()));
            NDArray denominator = square.sqrt();
            denominator.attach(gradient.getManager());
            denominator.divi(scale).addi(config.epsilon());
            NDArray move = mean.div(denominator);
            move.attach(gradient.getManager());
            weight.subi(move.muli(rate));
        };
    }
}
