package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.train.config.EngineName;

/**
 * The weights of one side in as few arrays as the engine allows, running sums of their shapes, and
 * room for a step's arithmetic. On PyTorch the parameters become views of the few arrays: from then
 * on they are changed in place, by {@link StateDict#load} or {@link StateDict#overwrite}, and not
 * by {@code NDArray.set(Buffer)}, which gives an array other memory.
 */
public final class TrainedWeights implements AutoCloseable {

    /** What PyTorch adds to a norm before it divides by it. */
    private static final double NO_ZERO = 1e-6;

    private final NDManager manager;
    private final NDManager scratch;
    private final List<WeightArray> arrays = new ArrayList<>();
    private final Reach reach;

    /**
     * Takes weights over. Not to be called while gradients are collected.
     *
     * @param groups of one side; no weight is in two of them
     * @param parent whose engine holds the arrays
     */
    public TrainedWeights(List<WeightGroup> groups, NDManager parent) {
        this(groups, parent, Reach.All::new);
    }

    /**
     * As {@link #TrainedWeights}, of a training that may leave weights out: one that no term of a
     * step reaches stays as it is.
     */
    public static TrainedWeights perhapsUnreached(List<WeightGroup> groups, NDManager parent) {
        TrainedWeights weights = new TrainedWeights(groups, parent, Reach.Told::new);
        weights.changeGradients(weights.reach::clear);
        return weights;
    }

    private TrainedWeights(
            List<WeightGroup> groups, NDManager parent, Function<TrainedWeights, Reach> reach) {
        this.manager = parent.newSubManager();
        this.scratch = parent.newSubManager();
        groups.forEach(this::add);
        this.reach = reach.apply(this);
    }

    private void add(WeightGroup group) {
        // only the engine that is used is loaded
        boolean shares = manager.getEngine().getEngineName().equals(EngineName.PYTORCH.djlName());
        if (shares) {
            arrays.add(new FlatWeights(group, manager));
        } else {
            group.weights()
                    .forEach(
                            (name, parameter) ->
                                    arrays.add(
                                            new SingleWeight(name, parameter.getArray(), group)));
        }
    }

    /** Which weights a step's gradients reach. */
    Reach reach() {
        return reach;
    }

    List<WeightArray> arrays() {
        return arrays;
    }

    /** A number that lives as long as this. */
    NDArray scalar(double value) {
        return SummingOptimizer.scalar(manager, value);
    }

    /** One zero array for each of {@link #arrays}, in their order. */
    List<NDArray> zeros() {
        return arrays.stream().map(array -> manager.zeros(array.values().getShape())).toList();
    }

    NDArray zeros(Shape shape, DataType type) {
        return manager.zeros(shape, type);
    }

    /** The parts of arrays as {@link #zeros} makes them, by the weights' names and this one. */
    Map<String, NDArray> named(String name, List<NDArray> sums) {
        Map<String, NDArray> named = new LinkedHashMap<>();
        for (int i = 0; i < sums.size(); i++) {
            arrays.get(i)
                    .parts(sums.get(i))
                    .forEach((weight, part) -> named.put(weight + "." + name, part));
        }
        return named;
    }

    /**
     * Hands each array's index and gradient to the update, then sets the gradient to zero. The
     * gradient's manager closes behind the update, with all that was made of the gradient.
     */
    void update(BiConsumer<Integer, NDArray> update) {
        for (int i = 0; i < arrays.size(); i++) {
            try (NDManager step = scratch.newSubManager()) {
                NDArray gradient = arrays.get(i).gradient(step);
                update.accept(i, gradient);
                inPieces(arrays.get(i), gradient, reach::clear);
            }
        }
    }

    private static void inPieces(WeightArray array, NDArray gradient, Consumer<NDArray> change) {
        for (WeightArray.Piece piece : array.pieces()) {
            try (NDManager scratch = gradient.getManager().newSubManager()) {
                change.accept(piece.of(gradient, scratch));
            }
        }
    }

    /**
     * The sum of the squares of all gradients, a scalar; nothing if there are no weights.
     *
     * @param owner owns the result
     */
    Optional<NDArray> squaredGradientNorm(NDManager owner) {
        List<NDArray> sums = new ArrayList<>();
        for (WeightArray array : arrays) {
            NDArray gradient = array.gradient(owner);
            inPieces(array, gradient, piece -> sums.add(squaredNorm(piece, owner)));
        }
        return sums.stream().reduce(NDArray::add);
    }

    private static NDArray squaredNorm(NDArray array, NDManager owner) {
        try (NDArray squares = array.square()) {
            NDArray sum = squares.sum();
            sum.attach(owner);
            return sum;
        }
    }

    /** Changes all gradients in place; each owns what is made of it. */
    void changeGradients(Consumer<NDArray> change) {
        try (NDManager step = scratch.newSubManager()) {
            arrays.forEach(array -> change.accept(array.gradient(step)));
        }
    }

    /** Scales all gradients down together if their norm is greater than this. */
    void clipNorm(double greatest) {
        try (NDManager step = scratch.newSubManager()) {
            // of each array as a whole: another order of summing would give other last digits
            arrays.stream()
                    .map(array -> squaredNorm(array.gradient(step), step))
                    .reduce(NDArray::add)
                    .ifPresent(
                            squared -> {
                                NDArray factor = factor(squared.sqrt(), greatest, step);
                                arrays.forEach(array -> array.gradient(step).muli(factor));
                            });
        }
    }

    /**
     * Cuts each number of the gradients to a range. DJL's {@code clip} would send both ends to the
     * device, and wait to read them there.
     */
    void clipValue(double greatest) {
        try (NDManager step = scratch.newSubManager()) {
            NDArray most = SummingOptimizer.scalar(step, greatest);
            NDArray least = SummingOptimizer.scalar(step, -greatest);
            for (WeightArray array : arrays) {
                inPieces(array, array.gradient(step), piece -> cut(piece, least, most));
            }
        }
    }

    private static void cut(NDArray gradient, NDArray least, NDArray most) {
        try (NDArray above = gradient.maximum(least);
                NDArray between = above.minimum(most)) {
            StateDict.overwrite(gradient, between);
        }
    }

    /**
     * Scales each of some weights' gradients down by itself if its norm is greater than this.
     *
     * @param some others than those that are trained are passed over
     */
    void clipEach(Set<Parameter> some, double greatest) {
        Set<NDArray> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
        some.forEach(parameter -> chosen.add(parameter.getArray()));
        for (WeightArray array : arrays) {
            try (NDManager step = scratch.newSubManager()) {
                Map<String, NDArray> parts = array.parts(array.gradient(step));
                array.group()
                        .weights()
                        .forEach(
                                (name, parameter) -> {
                                    if (chosen.contains(parameter.getArray())) {
                                        clip(parts.get(name), greatest, step);
                                    }
                                });
            }
        }
    }

    private static void clip(NDArray gradient, double greatest, NDManager step) {
        NDArray norm = gradient.norm();
        norm.attach(step);
        gradient.muli(factor(norm, greatest, step));
    }

    private static NDArray factor(NDArray norm, double greatest, NDManager step) {
        return SummingOptimizer.scalar(step, greatest)
                .div(norm.addi(SummingOptimizer.scalar(step, NO_ZERO)))
                .minimum(SummingOptimizer.scalar(step, 1));
    }

    /** Overwrites running sums by arrays of the same names. */
    static void restore(Map<String, NDArray> sums, Map<String, NDArray> saved) {
        for (Map.Entry<String, NDArray> entry : sums.entrySet()) {
            NDArray sum = entry.getValue();
            NDArray value = saved.get(entry.getKey());
            if (value == null || !value.getShape().equals(sum.getShape())) {
                throw new IllegalArgumentException(
                        "optimiser state '%s': expected shape %s, found %s"
                                .formatted(
                                        entry.getKey(),
                                        sum.getShape(),
                                        value == null ? "nothing" : value.getShape()));
            }
        }
        sums.forEach((name, sum) -> StateDict.overwrite(sum, saved.get(name)));
    }

    @Override
    public void close() {
        scratch.close();
        manager.close();
    }
}
