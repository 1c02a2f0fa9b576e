package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.distill.Course;

/** An optimiser that keeps running sums of gradients, each of its weight's shape. */
abstract class SummingOptimizer implements Optimizer {

    /** Moves weights. */
    @FunctionalInterface
    interface Update {
        /**
         * Moves the weights of an array in place.
         *
         * @param sums the weights' part of each sum, in the order in which they were added
         * @param weight the weights
         * @param gradient their gradient, with what decay adds to it; owns what is made of it
         */
        void apply(List<NDArray> sums, NDArray weight, NDArray gradient);
    }

    private final TrainedWeights weights;
    private final Decay decay;
    private final List<List<NDArray>> sums = new ArrayList<>();
    private final Map<String, NDArray> named = new LinkedHashMap<>();
    private final Freezing freezing;
    private double decayShare;
    private long steps;

    SummingOptimizer(TrainedWeights weights, Decay decay, Course weightDecay) {
        this.weights = weights;
        this.decay = decay;
        this.decayShare = weightDecay.from();
        this.freezing = new Freezing(weights);
    }

    /** Adds one sum for each array of weights, in their order, beginning with zero. */
    final void addSums(String name) {
        List<NDArray> added = weights.zeros();
        sums.add(added);
        named.putAll(weights.named(name, added));
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
    public final void decayBy(double share) {
        decayShare = share;
    }

    @Override
    public final void step(double learningRate) {
        steps++;
        weights.update(
                (index, gradient) -> {
                    if (!freezing.misses(index)) {
                        weights.reach()
                                .moved(index, gradient)
                                .forEach(run -> move(index, run, gradient, learningRate));
                    }
                });
    }

    private void move(int index, WeightRun run, NDArray all, double learningRate) {
        WeightArray array = weights.arrays().get(index);
        double rate = learningRate * array.group().scale();
        long number = steps - freezing.stepsMissed(index) - run.missed();
        Update update = update(rate, number, all.getManager());
        for (WeightArray.Piece piece : array.pieces(run)) {
            try (NDManager scratch = all.getManager().newSubManager()) {
                NDArray weight = piece.of(array.values(), scratch);
                NDArray gradient = piece.of(all, scratch);
                if (array.group().decays() && decayShare != 0) {
                    decay.apply(weight, gradient, rate, decayShare);
                }
                update.apply(
                        sums.stream().map(sum -> piece.of(sum.get(index), scratch)).toList(),
                        weight,
                        gradient);
            }
        }
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
    public final void clipEach(Set<Parameter> some, double greatest) {
        weights.clipEach(some, greatest);
    }

    @Override
    public final void clipValue(double greatest) {
        weights.clipValue(greatest);
    }

    @Override
    public final long steps() {
        return steps;
    }

    @Override
    public final Map<String, NDArray> sums() {
        Map<String, NDArray> all = new LinkedHashMap<>(named);
        all.putAll(freezing.state());
        all.putAll(weights.reach().state());
        return all;
    }

    @Override
    public final void restore(long number, Map<String, NDArray> saved) {
        TrainedWeights.restore(sums(), saved);
        freezing.restored();
        weights.reach().restored();
        steps = number;
    }

    @Override
    public final void reset() {
        sums().values().forEach(sum -> sum.subi(sum));
        freezing.restored();
        weights.reach().restored();
        steps = 0;
    }

    @Override
    public final void close() {
        weights.close();
    }
}
