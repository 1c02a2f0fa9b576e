package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;

/** What weight decay does in a step. */
enum Decay {
    /** A share of the weight is added to the gradient, which is the derivative of an L2 penalty. */
    ADDED {
        @Override
        void apply(NDArray weight, NDArray gradient, double rate, double share) {
            NDArray decay = weight.mul(SummingOptimizer.scalar(gradient.getManager(), share));
            decay.attach(gradient.getManager());
            gradient.addi(decay);
        }
    },
    /**
     * A share of the weight, times the learning rate, is taken from it (Loshchilov and Hutter,
     * Decoupled Weight Decay Regularization, 2019).
     */
    DECOUPLED {
        @Override
        void apply(NDArray weight, NDArray gradient, double rate, double share) {
            weight.muli(SummingOptimizer.scalar(gradient.getManager(), 1 - rate * share));
        }
    };

    /**
     * Changes the gradient, or the weights themselves.
     *
     * @param weight the weights
     * @param gradient their gradient; owns what is made of it
     * @param rate their learning rate
     * @param share of the weights, above 0
     */
    abstract void apply(NDArray weight, NDArray gradient, double rate, double share);
}
