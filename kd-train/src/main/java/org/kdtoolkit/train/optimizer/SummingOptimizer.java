package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An optimiser that keeps running sums of gradients, each of its weight's shape. */
abstract class SummingOptimizer implements Optimizer {

    /** Moves one weight. */
    @FunctionalInterface
    interface Update {
        /**
         * Moves a weight in place.
         *
         * @param index the weight's index
         * @param weight the weight
         * @param gradient its gradient with weight decay; owns what is made of it
         */
        void apply(int index, NDArray weight, NDArray gradient);
    }

    private final Weights weights;
    private final double weightDecay;
    private final Map<String, NDArray> sums = new LinkedHashMap<>();
    private long steps;

    SummingOptimizer(Weights weights, double weightDecay) {
        this.weights = weights;
        this.weightDecay = weightDecay;
    }

    /** Adds one sum for each weight, in their order, beginning with zero. */
    final List<NDArray> addSums(String name) {
        Map<String, NDArray> added = weights.zeros(name);
        sums.putAll(added);
        return List.copyOf(added.values());
    }

    /**
     * How a step moves weights.
     *
     * @param learningRate the rate of the step
     * @param number the step's number, counted from 1
     */
    abstract Update update(double learningRate, long number);

    @Override
    public final void step(double learningRate) {
        steps++;
        Update update = update(learningRate, steps);
        weights.update(
                (index, gradient) -> {
                    NDArray weight = weights.get(index);
                    if (weightDecay != 0) {
                        NDArray decay = weight.mul(weightDecay);
                        decay.attach(gradient.getManager());
                        gradient.addi(decay);
                    }
                    update.apply(index, weight, gradient);
                });
    }

    @Override
    public final double gradientNorm() {
        return weights.gradientNorm();
    }

    @Override
    public final long steps() {
        return steps;
    }

    @Override
    public final Map<String, NDArray> sums() {
        return sums;
    }

    @Override
    public final void restore(long number, Map<String, NDArray> saved) {
        Weights.restore(sums, saved);
        steps = number;
    }

    @Override
    public final void close() {
        weights.close();
    }
}
