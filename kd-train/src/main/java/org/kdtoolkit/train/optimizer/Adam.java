package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.distill.Course;
import org.kdtoolkit.train.config.AdamConfig;

/**
 * Adam (Kingma and Ba, 2015, algorithm 1). With weight decay added to the gradient it is {@code
 * torch.optim.Adam}, with decoupled weight decay {@code torch.optim.AdamW}.
 */
final class Adam extends SummingOptimizer {

    private final AdamConfig.Moments config;
    private final NDArray beta1;
    private final NDArray beta2;
    private final NDArray newMean;
    private final NDArray newSquare;
    private final NDArray epsilon;

    Adam(AdamConfig.Moments config, Decay decay, Course weightDecay, TrainedWeights weights) {
        super(weights, decay, weightDecay);
        this.config = config;
        addSums("mean");
        addSums("square");
        this.beta1 = weights.scalar(config.beta1());
        this.beta2 = weights.scalar(config.beta2());
        this.newMean = weights.scalar(1 - config.beta1());
        this.newSquare = weights.scalar(1 - config.beta2());
        this.epsilon = weights.scalar(config.epsilon());
    }

    @Override
    Update update(double learningRate, long number, NDManager owner) {
        NDArray rate = scalar(owner, learningRate / (1 - Math.pow(config.beta1(), number)));
        NDArray scale = scalar(owner, Math.sqrt(1 - Math.pow(config.beta2(), number)));
        return (sums, weight, gradient) -> {
            NDArray mean = sums.get(0);
            NDArray square = sums.get(1);
            mean.muli(beta1).addi(gradient.mul(newMean));
            square.muli(beta2).addi(gradient.square().muli(newSquare));
            NDArray denominator = square.sqrt();
            denominator.attach(gradient.getManager());
            denominator.divi(scale).addi(epsilon);
            NDArray move = mean.div(denominator);
            move.attach(gradient.getManager());
            weight.subi(move.muli(rate));
        };
    }
}
