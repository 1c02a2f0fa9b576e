package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.api.model.Window;

/** Computes what a network tells, for one batch and at once. */
final class ComputedGraph implements NetworkGraph {

    private static final long FREE = -1;

    private final NDArray batch;
    private final StateDict state;
    private final Map<String, NDArray> arrays = new HashMap<>();

    /**
     * Begins with a batch.
     *
     * @param batch [B, ...]; its manager owns all that is computed
     * @param state the network's weights
     */
    ComputedGraph(NDArray batch, StateDict state) {
        this.batch = batch;
        this.state = state;
    }

    /** The batch as a value. */
    GraphValue input() {
        return batched(batch);
    }

    /** What a value came to. */
    NDArray array(GraphValue value) {
        return arrays.get(value.name());
    }

    private GraphValue batched(NDArray array) {
        return value(array, new Shape(FREE).addAll(array.getShape().slice(1)));
    }

    /** A result, which has the batch's axis where one of the values that it is made of has. */
    private GraphValue of(NDArray array, GraphValue... inputs) {
        return Arrays.stream(inputs).anyMatch(ComputedGraph::hasBatch)
                ? batched(array)
                : value(array, array.getShape());
    }

    private static boolean hasBatch(GraphValue value) {
        return value.shape().dimension() > 0 && value.shape().get(0) == FREE;
    }

    private GraphValue value(NDArray array, Shape shape) {
        String name = "value " + arrays.size();
        arrays.put(name, array);
        return new GraphValue(name, shape);
    }

    private NDArray values(Parameter weight) {
        if (state.entries().values().stream().noneMatch(known -> known == weight)) {
            throw new IllegalArgumentException(
                    "the weight '%s' is not among the network's state()"
                            .formatted(weight.getName()));
        }
        return batch.getManager()
                .create(weight.getArray().toFloatArray(), weight.getArray().getShape());
    }

    @Override
    public GraphValue weight(Parameter weight) {
        NDArray values = values(weight);
        return value(values, values.getShape());
    }

    @Override
    public GraphValue constant(float[] values, Shape shape) {
        return value(batch.getManager().create(values, shape), shape);
    }

    @Override
    public GraphValue convolution(
            GraphValue input,
            Parameter weight,
            Optional<Parameter> bias,
            Window window,
            int groups) {
        NDList result =
                array(input)
                        .getNDArrayInternal()
                        .convolution(
                                array(input),
                                values(weight),
                                bias.map(this::values).orElse(null),
                                window.stride(),
                                window.padding(),
                                window.dilation(),
                                groups);
        return of(result.singletonOrThrow(), input);
    }

    @Override
    public GraphValue linear(GraphValue input, Parameter weight, Optional<Parameter> bias) {
        NDList result =
                bias.map(b -> Linear.linear(array(input), values(weight), values(b)))
                        .orElseGet(() -> Linear.linear(array(input), values(weight)));
        return of(result.singletonOrThrow(), input);
    }

    @Override
    public GraphValue batchNorm(
            GraphValue input,
            Parameter mean,
            Parameter variance,
            Parameter scale,
            Parameter shift,
            double epsilon) {
        NDList result =
                TorchLayers.batchNorm(
                        array(input),
                        values(mean),
                        values(variance),
                        values(scale),
                        values(shift),
                        0.9f,
                        (float) epsilon,
                        false);
        return of(result.get(0), input);
    }

    @Override
    public GraphValue layerNorm(
            GraphValue input, Parameter scale, Parameter shift, double epsilon) {
        NDArray scales = values(scale);
        return of(
                LayerNorm.layerNorm(
                                array(input),
                                scales.getShape(),
                                scales,
                                values(shift),
                                (float) epsilon)
                        .singletonOrThrow(),
                input);
    }

    @Override
    public GraphValue relu(GraphValue input) {
        return of(Activation.relu(array(input)), input);
    }

    @Override
    public GraphValue gelu(GraphValue input) {
        return of(Activation.gelu(array(input)), input);
    }

    @Override
    public GraphValue sigmoid(GraphValue input) {
        return of(Activation.sigmoid(array(input)), input);
    }

    @Override
    public GraphValue tanh(GraphValue input) {
        return of(Activation.tanh(array(input)), input);
    }

    @Override
    public GraphValue softmax(GraphValue input, int axis) {
        return of(array(input).softmax(axis), input);
    }

    @Override
    public GraphValue maxPool(GraphValue input, Window window) {
        window.requireNeighbours();
        return of(
                array(input)
                        .getNDArrayInternal()
                        .maxPool(window.kernel(), window.stride(), window.padding(), false),
                input);
    }

    @Override
    public GraphValue averagePool(GraphValue input, Window window) {
        window.requireNeighbours();
        return of(
                array(input)
                        .getNDArrayInternal()
                        .avgPool(window.kernel(), window.stride(), window.padding(), false, true),
                input);
    }

    @Override
    public GraphValue mean(GraphValue input, int... axes) {
        NDArray result = array(input);
        for (int axis : lastFirst(axes)) {
            result = result.mean(new int[] {axis});
        }
        return of(result, input);
    }

    @Override
    public GraphValue max(GraphValue input, int... axes) {
        NDArray result = array(input);
        for (int axis : lastFirst(axes)) {
            result = result.max(new int[] {axis});
        }
        return of(result, input);
    }

    private static int[] lastFirst(int... axes) {
        return IntStream.of(axes).map(axis -> -axis).sorted().map(axis -> -axis).toArray();
    }

    @Override
    public GraphValue add(GraphValue first, GraphValue second) {
        return of(array(first).add(array(second)), first, second);
    }

    @Override
    public GraphValue multiply(GraphValue first, GraphValue second) {
        return of(array(first).mul(array(second)), first, second);
    }

    @Override
    public GraphValue matMul(GraphValue first, GraphValue second) {
        return of(array(first).matMul(array(second)), first, second);
    }

    @Override
    public GraphValue reshape(GraphValue input, long... axes) {
        if (!hasBatch(input)) {
            return of(array(input).reshape(axes), input);
        }
        long[] all = axes.clone();
        if (LongStream.of(axes).skip(1).anyMatch(axis -> axis < 0) || axes[0] != FREE) {
            throw new IllegalArgumentException(
                    "the batch's axis stays the first, as -1, found " + Arrays.toString(axes));
        }
        all[0] = batch.getShape().get(0);
        return batched(array(input).reshape(all));
    }

    @Override
    public GraphValue transpose(GraphValue input, int... order) {
        if (hasBatch(input) && order[0] != 0) {
            throw new IllegalArgumentException(
                    "the batch's axis stays the first, found " + Arrays.toString(order));
        }
        return of(array(input).transpose(order), input);
    }

    @Override
    public GraphValue concatenate(List<GraphValue> inputs, int axis) {
        NDList list = new NDList(inputs.stream().map(this::array).toList());
        return of(NDArrays.concat(list, axis), inputs.toArray(GraphValue[]::new));
    }

    @Override
    public GraphValue slice(GraphValue input, int axis, long begin, long end) {
        NDIndex index = new NDIndex();
        for (int before = 0; before < axis; before++) {
            index.addAllDim();
        }
        return of(array(input).get(index.addSliceDim(begin, end)), input);
    }

    @Override
    public GraphValue repeat(GraphValue once) {
        NDArray array = array(once);
        long[] shape = array.getShape().getShape().clone();
        shape[0] = batch.getShape().get(0);
        return batched(array.broadcast(shape));
    }
}
