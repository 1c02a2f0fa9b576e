package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;

/** What weight decay does in a step. */
@FunctionalInterface
interface Decay {

    /**
     * Changes the gradient, or the weights themselves.
     *
     * @param weight the weights
     * @param gradient their gradient; owns what is made of it
     * @param rate their learning rate
     */
    void apply(NDArray weight, NDArray gradient, double rate);

    /** None. */
    static Decay none() {
        return (weight, gradient, rate) -> {};
    }

    /** A share of the weight is added to the gradient, which is the derivative of an L2 penalty. */
    static Decay added(double share) {
        if (share == 0) {
            return none();
        }
        return (weight, gradient, rate) -> {
            NDArray decay = weight.mul(SummingOptimizer.scalar(gradient.getManager(), share));
            decay.attach(gradient.getManager());
            gradient.addi(decay);
        };
    }

    /**
     * A share of the weight, times the learning rate, is taken from it (Loshchilov and Hutter,
     * Decoupled Weight Decay Regularization, 2019).
     */
    static Decay decoupled(double share) {
        if (share == 0) {
            return none();
        }
        return (weight, gradient, rate) ->
                weight.muli(SummingOptimizer.scalar(gradient.getManager(), 1 - rate * share));
    }
}
