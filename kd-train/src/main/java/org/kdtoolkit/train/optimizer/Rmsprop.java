package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.kdtoolkit.train.config.OptimizerConfig;

/**
 * RMSprop without centring (Tieleman and Hinton, 2012): a gradient is divided by the root of the
 * running mean of its squares.
 *
 * <pre>
 * v = alpha v + (1 - alpha) g²
 * torch: d = g / (sqrt(v) + epsilon)      as torch.optim.RMSprop
 * keras: d = g / sqrt(v + epsilon)        as Keras' optimisers of that name
 * b = momentum b + d;  w -= rate b
 * </pre>
 *
 * <p>In both the rate multiplies the sum, as in PyTorch; Keras multiplies what it adds, which is
 * the same as long as the rate does not change.
 */
final class Rmsprop extends SummingOptimizer {

    private final OptimizerConfig.Rmsprop config;
    private final NDArray alpha;
    private final NDArray newSquare;
    private final NDArray epsilon;
    private final NDArray momentum;

    Rmsprop(OptimizerConfig.Rmsprop config, TrainedWeights weights) {
        super(weights, Decay.ADDED, config.weightDecay());
        this.config = config;
        addSums("square");
        if (config.momentum() > 0) {
            addSums("velocity");
        }
        this.alpha = weights.scalar(config.alpha());
        this.newSquare = weights.scalar(1 - config.alpha());
        this.epsilon = weights.scalar(config.epsilon());
        this.momentum = weights.scalar(config.momentum());
    }

    @Override
    Update update(double learningRate, long number, NDManager owner) {
        NDArray rate = scalar(owner, learningRate);
        return (sums, weight, gradient) -> {
            NDArray square = sums.get(0);
            square.muli(alpha).addi(gradient.square().muli(newSquare));
            NDArray denominator = denominator(square, gradient.getManager());
            NDArray divided = gradient.div(denominator);
            NDArray direction =
                    config.momentum() > 0 ? sums.get(1).muli(momentum).addi(divided) : divided;
            NDArray move = direction.mul(rate);
            move.attach(gradient.getManager());
            weight.subi(move);
        };
    }

    private NDArray denominator(NDArray square, NDManager owner) {
        switch (config.form()) {
            case TORCH:
                NDArray root = square.sqrt();
                root.attach(owner);
                return root.addi(epsilon);
            case KERAS:
                NDArray kept = square.add(epsilon);
                kept.attach(owner);
                return kept.sqrt();
            default:
                throw new IllegalStateException("no form " + config.form());
        }
    }
}
