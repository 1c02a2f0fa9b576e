package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The weights of a group side by side in one array, and their gradients in another, on PyTorch. The
 * parameters become views of the first; what a backward pass adds to their gradients, it adds to
 * the second.
 *
 * <p>Each weight begins at a multiple of 64 bytes, as in an array of its own: the engine's kernels
 * choose their way by alignment, and with the way the last bits change. The gaps stay 0.
 */
final class FlatWeights implements WeightArray {

    private static final int ALIGNED_FLOATS = 16;

    /** A megabyte of each array: less would leave the threads of a large machine without work. */
    private static final int PIECE = 1 << 18;

    private static final int UNREACHED = Float.floatToIntBits(-0f);

    private final WeightGroup group;
    private final Map<String, Part> parts;
    private final NDArray values;
    private final NDArray gradient;
    private final NDArray beginnings;

    /**
     * Where a weight is.
     *
     * @param first its first number
     * @param gap how many unused numbers follow it
     */
    private record Part(long first, long gap, Shape shape) {

        Part(long first, Shape shape) {
            this(first, Math.floorMod(-shape.size(), ALIGNED_FLOATS), shape);
        }

        long end() {
            return first + shape.size() + gap;
        }
    }

    /**
     * Moves weights into one array. Not to be called while gradients are collected.
     *
     * @param group float32 weights that no graph refers to
     * @param manager owns the arrays
     */
    FlatWeights(WeightGroup group, NDManager manager) {
        this.group = group;
        this.parts = layout(group);
        long size = parts.values().stream().mapToLong(Part::end).max().orElseThrow();
        this.values = manager.zeros(new Shape(size));
        this.gradient = manager.zeros(new Shape(size));
        this.beginnings = beginnings(manager);
        try (NDManager scratch = manager.newSubManager()) {
            moveIn(scratch);
            shareGradient(scratch);
        }
    }

    private static Map<String, Part> layout(WeightGroup group) {
        Map<String, Part> parts = new LinkedHashMap<>();
        long first = 0;
        for (Map.Entry<String, Parameter> weight : group.weights().entrySet()) {
            Part part = new Part(first, weight.getValue().getArray().getShape());
            parts.put(weight.getKey(), part);
            first = part.end();
        }
        return parts;
    }

    private void moveIn(NDManager scratch) {
        group.weights()
                .forEach(
                        (name, parameter) -> {
                            NDArray weight = parameter.getArray();
                            NDArray view = view(values, parts.get(name), scratch);
                            weight.setRequiresGradient(false);
                            view.set(new NDIndex("..."), weight);
                            weight.intern(view);
                            weight.setRequiresGradient(true);
                        });
    }

    /**
     * Lets the gradients of all weights be views of one array. PyTorch has no call for that, but
     * the backward pass of a concatenation hands each part a view of the gradient that it begins
     * with, and a weight without a gradient keeps what it is handed.
     */
    private void shareGradient(NDManager scratch) {
        try (GradientCollector collector = scratch.getEngine().newGradientCollector()) {
            NDList all = new NDList();
            group.weights()
                    .forEach(
                            (name, parameter) -> {
                                NDArray flat = parameter.getArray().reshape(-1);
                                flat.attach(scratch);
                                all.add(flat);
                                long gap = parts.get(name).gap();
                                if (gap > 0) {
                                    all.add(scratch.zeros(new Shape(gap)));
                                }
                            });
            // DJL copies a single array, and leaves the gradient behind
            NDArray whole = all.size() == 1 ? all.get(0) : NDArrays.concat(all);
            JniUtils.backward((PtNDArray) whole, (PtNDArray) gradient, false, false);
        }
    }

    private static NDArray view(NDArray array, Part part, NDManager owner) {
        NDArray row =
                JniUtils.slice(
                        (PtNDArray) array, 0, part.first(), part.first() + part.shape().size(), 1);
        row.attach(owner);
        NDArray view = row.reshape(part.shape());
        view.attach(owner);
        return view;
    }

    @Override
    public WeightGroup group() {
        return group;
    }

    @Override
    public NDArray values() {
        return values;
    }

    @Override
    public NDArray gradient(NDManager owner) {
        NDArray same = gradient.stopGradient();
        same.attach(owner);
        return same;
    }

    @Override
    public int size() {
        return parts.size();
    }

    /** Where the first numbers of a weight are negative zeros, all of it is looked at. */
    @Override
    public boolean[] reached(NDArray ofAll) {
        float[] first;
        try (NDArray numbers = ofAll.gather(beginnings, 0)) {
            first = numbers.toFloatArray();
        }
        boolean[] reached = new boolean[parts.size()];
        int i = 0;
        for (Part part : parts.values()) {
            int unit = i * ALIGNED_FLOATS;
            reached[i] =
                    IntStream.range(unit, unit + ALIGNED_FLOATS)
                                    .anyMatch(at -> Float.floatToIntBits(first[at]) != UNREACHED)
                            || isReached(part, ofAll);
            i++;
        }
        return reached;
    }

    private static boolean isReached(Part part, NDArray ofAll) {
        try (NDManager scratch = ofAll.getManager().newSubManager();
                NDArray one = scratch.ones(new Shape(1));
                NDArray inverse = one.div(view(ofAll, part, scratch));
                NDArray greatest = inverse.max()) {
            return greatest.getFloat() != Float.NEGATIVE_INFINITY;
        }
    }

    /** Where the first alignment unit of each weight is. */
    private NDArray beginnings(NDManager manager) {
        return manager.create(
                parts.values().stream()
                        .flatMapToLong(
                                part ->
                                        LongStream.range(
                                                part.first(), part.first() + ALIGNED_FLOATS))
                        .toArray());
    }

    @Override
    public List<Piece> pieces(WeightRun run) {
        List<Part> all = List.copyOf(parts.values());
        long first = all.get(run.first()).first();
        long end = all.get(run.end() - 1).end();
        // on a GPU nothing is near, and each call costs
        long length = values.getDevice().isGpu() ? end - first : PIECE;
        return LongStream.iterate(first, from -> from < end, from -> from + length)
                .mapToObj(from -> piece(from, Math.min(end, from + length)))
                .toList();
    }

    private Piece piece(long first, long end) {
        if (first == 0 && end == values.size()) {
            return (array, owner) -> array;
        }
        return (array, owner) -> {
            NDArray slice = JniUtils.slice((PtNDArray) array, 0, first, end, 1);
            slice.attach(owner);
            return slice;
        };
    }

    @Override
    public Map<String, NDArray> parts(NDArray array) {
        Map<String, NDArray> views = new LinkedHashMap<>();
        parts.forEach((name, part) -> views.put(name, view(array, part, array.getManager())));
        return views;
    }
}
