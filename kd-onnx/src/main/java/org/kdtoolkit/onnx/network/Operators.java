package org.kdtoolkit.onnx.network;

import static org.kdtoolkit.onnx.graph.Attributes.decimal;
import static org.kdtoolkit.onnx.graph.Attributes.number;
import static org.kdtoolkit.onnx.graph.Attributes.numbers;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.Window;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/**
 * What a network tells, as operators of ONNX. A layer with weights is written when it is used, so
 * that a batch norm may become part of it.
 */
final class Operators implements NetworkGraph {

    /** The length of the batch's axis. */
    static final long FREE = -1;

    private final OnnxGraph graph;
    private final String input;
    private final LayerWeights weights;
    private final Set<String> names = new HashSet<>();

    /** Layers that are written when they are used: a batch norm may come first. */
    private final Map<String, WeightedLayer> waiting = new HashMap<>();

    Operators(OnnxGraph graph, String input, LayerWeights weights) {
        this.graph = graph;
        this.input = input;
        this.weights = weights;
    }

    /** The name of a value, behind which the graph has what makes it. */
    String written(GraphValue value) {
        WeightedLayer layer = waiting.remove(value.name());
        if (layer != null) {
            write(value.name(), layer, layer.inputs(weights));
        }
        return value.name();
    }

    private void write(String name, WeightedLayer layer, List<String> inputs) {
        graph.add(
                name, layer.operator(), inputs, layer.attributes().toArray(AttributeProto[]::new));
    }

    @Override
    public GraphValue weight(Parameter weight) {
        return new GraphValue(weights.write(weight), weight.getArray().getShape());
    }

    @Override
    public GraphValue constant(float[] values, Shape shape) {
        return new GraphValue(graph.constant(values, shape.getShape()), shape);
    }

    @Override
    public GraphValue convolution(
            GraphValue input,
            Parameter weight,
            Optional<Parameter> bias,
            Window window,
            int groups) {
        List<AttributeProto> attributes = attributes(window);
        attributes.add(numbers("dilations", window.dilation().getShape()));
        attributes.add(number("group", groups));
        Shape shape =
                ValueShapes.windowed(input.shape(), window, weight.getArray().getShape().get(0));
        return waiting(new WeightedLayer("Conv", written(input), weight, bias, attributes), shape);
    }

    private static List<AttributeProto> attributes(Window window) {
        LongStream before = LongStream.of(window.padding().getShape());
        LongStream behind = LongStream.of(window.padding().getShape());
        return new ArrayList<>(
                List.of(
                        numbers("kernel_shape", window.kernel().getShape()),
                        numbers("strides", window.stride().getShape()),
                        numbers("pads", LongStream.concat(before, behind).toArray())));
    }

    private GraphValue waiting(WeightedLayer layer, Shape shape) {
        String name = unique(layer.name(weights));
        waiting.put(name, layer);
        return new GraphValue(name, shape);
    }

    private String unique(String name) {
        String candidate = name;
        for (int use = 2; !names.add(candidate); use++) {
            candidate = "%s_%d".formatted(name, use);
        }
        return candidate;
    }

    @Override
    public GraphValue linear(GraphValue input, Parameter weight, Optional<Parameter> bias) {
        Shape shape = ValueShapes.withLast(input.shape(), weight.getArray().getShape().get(0));
        if (shape.dimension() == 2) {
            return waiting(
                    new WeightedLayer(
                            "Gemm", written(input), weight, bias, List.of(number("transB", 1))),
                    shape);
        }
        GraphValue product =
                named(
                        weights.layer(weight),
                        "MatMul",
                        shape,
                        written(input),
                        weights.writeTransposed(weight));
        return bias.map(
                        b ->
                                named(
                                        weights.layer(weight),
                                        "Add",
                                        shape,
                                        product.name(),
                                        weights.write(b)))
                .orElse(product);
    }

    private GraphValue named(String layer, String operator, Shape shape, String... inputs) {
        String name = unique(layer + "/" + operator);
        return new GraphValue(graph.add(name, operator, List.of(inputs)), shape);
    }

    @Override
    public GraphValue batchNorm(
            GraphValue input,
            Parameter mean,
            Parameter variance,
            Parameter scale,
            Parameter shift,
            double epsilon) {
        WeightedLayer before = waiting.get(input.name());
        if (before != null) {
            FoldedNorm norm = new FoldedNorm(mean, variance, scale, shift, epsilon);
            String name = unique(before.name(weights, norm));
            write(name, before, before.inputs(weights, norm));
            return new GraphValue(name, input.shape());
        }
        List<String> inputs =
                List.of(
                        written(input),
                        weights.write(scale),
                        weights.write(shift),
                        weights.write(mean),
                        weights.write(variance));
        String name = unique(weights.layer(scale) + "/BatchNormalization");
        graph.add(name, "BatchNormalization", inputs, decimal("epsilon", (float) epsilon));
        return new GraphValue(name, input.shape());
    }

    @Override
    public GraphValue layerNorm(
            GraphValue input, Parameter scale, Parameter shift, double epsilon) {
        List<String> inputs = List.of(written(input), weights.write(scale), weights.write(shift));
        String name = unique(weights.layer(scale) + "/LayerNormalization");
        graph.add(name, "LayerNormalization", inputs, decimal("epsilon", (float) epsilon));
        return new GraphValue(name, input.shape());
    }

    @Override
    public GraphValue relu(GraphValue input) {
        return add("Relu", input.shape(), List.of(written(input)));
    }

    @Override
    public GraphValue gelu(GraphValue input) {
        // in the order that runtimes know as one operator
        String value = written(input);
        String root = graph.add("Div", List.of(value, graph.constant((float) Math.sqrt(2))));
        String error = graph.add("Erf", List.of(root));
        String sum = graph.add("Add", List.of(error, graph.constant(1)));
        String product = graph.add("Mul", List.of(value, sum));
        return add("Mul", input.shape(), List.of(product, graph.constant(0.5f)));
    }

    @Override
    public GraphValue sigmoid(GraphValue input) {
        return add("Sigmoid", input.shape(), List.of(written(input)));
    }

    @Override
    public GraphValue tanh(GraphValue input) {
        return add("Tanh", input.shape(), List.of(written(input)));
    }

    @Override
    public GraphValue softmax(GraphValue input, int axis) {
        ValueShapes.requireInner(input.shape(), axis);
        return add("Softmax", input.shape(), List.of(written(input)), number("axis", axis));
    }

    @Override
    public GraphValue maxPool(GraphValue input, Window window) {
        return pool("MaxPool", input, window);
    }

    @Override
    public GraphValue averagePool(GraphValue input, Window window) {
        return pool("AveragePool", input, window, number("count_include_pad", 1));
    }

    private GraphValue pool(
            String operator, GraphValue input, Window window, AttributeProto... more) {
        window.requireNeighbours();
        List<AttributeProto> attributes = attributes(window);
        attributes.addAll(List.of(more));
        return add(
                operator,
                ValueShapes.windowed(input.shape(), window, input.shape().get(1)),
                List.of(written(input)),
                attributes.toArray(AttributeProto[]::new));
    }

    @Override
    public GraphValue mean(GraphValue input, int... axes) {
        return reduce("ReduceMean", input, axes);
    }

    @Override
    public GraphValue max(GraphValue input, int... axes) {
        return reduce("ReduceMax", input, axes);
    }

    private GraphValue reduce(String operator, GraphValue input, int... axes) {
        return add(
                operator,
                ValueShapes.without(input.shape(), axes),
                List.of(written(input), graph.numbers(longs(axes))),
                number("keepdims", 0));
    }

    private static long[] longs(int... numbers) {
        return IntStream.of(numbers).asLongStream().toArray();
    }

    @Override
    public GraphValue add(GraphValue first, GraphValue second) {
        Shape shape = ValueShapes.broadcast(first.shape(), second.shape());
        return add("Add", shape, List.of(written(first), written(second)));
    }

    @Override
    public GraphValue multiply(GraphValue first, GraphValue second) {
        Shape shape = ValueShapes.broadcast(first.shape(), second.shape());
        return add("Mul", shape, List.of(written(first), written(second)));
    }

    @Override
    public GraphValue matMul(GraphValue first, GraphValue second) {
        Shape shape = ValueShapes.product(first.shape(), second.shape());
        return add("MatMul", shape, List.of(written(first), written(second)));
    }

    @Override
    public GraphValue reshape(GraphValue input, long... axes) {
        return add(
                "Reshape",
                ValueShapes.reshaped(input.shape(), axes),
                List.of(written(input), graph.numbers(axes)));
    }

    @Override
    public GraphValue transpose(GraphValue input, int... order) {
        return add(
                "Transpose",
                ValueShapes.transposed(input.shape(), order),
                List.of(written(input)),
                numbers("perm", longs(order)));
    }

    @Override
    public GraphValue concatenate(List<GraphValue> inputs, int axis) {
        return add(
                "Concat",
                ValueShapes.concatenated(inputs, axis),
                inputs.stream().map(this::written).toList(),
                number("axis", axis));
    }

    @Override
    public GraphValue slice(GraphValue input, int axis, long begin, long end) {
        ValueShapes.requireInner(input.shape(), axis);
        List<String> inputs =
                List.of(
                        written(input),
                        graph.numbers(begin),
                        graph.numbers(end),
                        graph.numbers(axis));
        return add("Slice", ValueShapes.withAxis(input.shape(), axis, end - begin), inputs);
    }

    @Override
    public GraphValue repeat(GraphValue once) {
        String batch = graph.add("Shape", List.of(input), number("start", 0), number("end", 1));
        long[] ones = new long[once.shape().dimension() - 1];
        Arrays.fill(ones, 1);
        String shape = graph.add("Concat", List.of(batch, graph.numbers(ones)), number("axis", 0));
        return add(
                "Expand",
                ValueShapes.withAxis(once.shape(), 0, FREE),
                List.of(written(once), shape));
    }

    private GraphValue add(
            String operator, Shape shape, List<String> inputs, AttributeProto... attributes) {
        return new GraphValue(graph.add(operator, inputs, attributes), shape);
    }
}
