package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.model.StateDict;

/** An optimiser that keeps running sums of gradients, each of its weight's shape. */
abstract class SummingOptimizer implements Optimizer {

    /** Moves weights. */
    @FunctionalInterface
    interface Update {
        /**
         * Moves the weights of an array in place.
         *
         * @param index the array's index
         * @param weight the weights
         * @param gradient their gradient, with what decay adds to it; owns what is made of it
         */
        void apply(int index, NDArray weight, NDArray gradient);
    }

    private final TrainedWeights weights;
    private final Decay decay;
    private final Map<String, NDArray> sums = new LinkedHashMap<>();
    private final Freezing freezing;
    private long steps;

    SummingOptimizer(TrainedWeights weights, Decay decay) {
        this.weights = weights;
        this.decay = decay;
        this.freezing = new Freezing(weights);
    }

    /** Adds one sum for each array of weights, in their order, beginning with zero. */
    final List<NDArray> addSums(String name) {
        List<NDArray> added = weights.zeros();
        sums.putAll(weights.named(name, added));
        return added;
    }

    /**
     * How a step moves weights.
     *
     * @param learningRate the rate of the step
     * @param number the step's number, counted from 1 where the weights began to move
     * @param owner owns the numbers that the step needs
     */
    abstract Update update(double learningRate, long number, NDManager owner);

    @Override
    public final void beginEpoch(int epoch) {
        freezing.beginEpoch(epoch);
    }

    @Override
    public final void step(double learningRate) {
        steps++;
        weights.update(
                (index, gradient) -> {
                    if (!freezing.misses(index)) {
                        move(index, gradient, learningRate);
                    }
                });
    }

    private void move(int index, NDArray gradient, double learningRate) {
        WeightArray array = weights.arrays().get(index);
        NDArray weight = array.values();
        double rate = learningRate * array.group().scale();
        NDManager owner = gradient.getManager();
        if (array.group().decays()) {
            decay.apply(weight, gradient, rate);
        }
        update(rate, steps - freezing.stepsMissed(index), owner).apply(index, weight, gradient);
    }

    static NDArray scalar(NDManager owner, double value) {
        return owner.full(new Shape(), (float) value);
    }

    @Override
    public final Optional<NDArray> squaredGradientNorm(NDManager owner) {
        return weights.squaredGradientNorm(owner);
    }

    @Override
    public final void scaleGradients(double factor) {
        weights.changeGradients(gradient -> gradient.muli(scalar(gradient.getManager(), factor)));
    }

    @Override
    public final void clipNorm(double greatest) {
        weights.clipNorm(greatest);
    }

    @Override
    public final void clipValue(double greatest) {
        weights.changeGradients(
                gradient -> StateDict.overwrite(gradient, gradient.clip(-greatest, greatest)));
    }

    @Override
    public final long steps() {
        return steps;
    }

    @Override
    public final Map<String, NDArray> sums() {
        Map<String, NDArray> all = new LinkedHashMap<>(sums);
        all.putAll(freezing.state());
        return all;
    }

    @Override
    public final void restore(long number, Map<String, NDArray> saved) {
        TrainedWeights.restore(sums(), saved);
        freezing.restored();
        steps = number;
    }

    @Override
    public final void close() {
        weights.close();
    }
}
