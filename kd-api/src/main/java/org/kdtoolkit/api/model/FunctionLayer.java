package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * A layer without weights that is a function, with what it computes told beside it.
 *
 * <pre>{@code
 * new FunctionLayer(
 *         "swish",
 *         array -> array.mul(Activation.sigmoid(array)),
 *         (graph, value) -> graph.multiply(value, graph.sigmoid(value)))
 * }</pre>
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class FunctionLayer extends LambdaBlock implements DescribedLayer {

    private final DescribedLayer description;

    /**
     * Makes a layer.
     *
     * @param name for messages
     * @param function what it computes
     * @param description the same, told to a graph
     */
    public FunctionLayer(String name, UnaryOperator<NDArray> function, DescribedLayer description) {
        super(arrays -> new NDList(function.apply(arrays.singletonOrThrow())), name);
        this.description = description;
    }

    /**
     * Max pooling over one to three axes of positions, without rounding up: as many numbers in each
     * shape.
     */
    public static FunctionLayer maxPool(Shape kernel, Shape stride, Shape padding) {
        Window window = Window.of(kernel, stride, padding);
        return new FunctionLayer(
                "maxPool",
                array -> array.getNDArrayInternal().maxPool(kernel, stride, padding, false),
                (graph, input) -> graph.maxPool(input, window));
    }

    /**
     * Average pooling over one to three axes of positions, without rounding up: as many numbers in
     * each shape. Padding counts as zeros.
     */
    public static FunctionLayer averagePool(Shape kernel, Shape stride, Shape padding) {
        Window window = Window.of(kernel, stride, padding);
        return new FunctionLayer(
                "averagePool",
                array -> array.getNDArrayInternal().avgPool(kernel, stride, padding, false, true),
                (graph, input) -> graph.averagePool(input, window));
    }

    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue input) {
        return description.describe(graph, input);
    }
}
