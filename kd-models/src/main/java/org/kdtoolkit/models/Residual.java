package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.function.Consumer;
import org.kdtoolkit.api.model.DescribedLayer;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * ReLU(path(x) + shortcut(x)) of He et al., Deep Residual Learning for Image Recognition, 2016;
 * both return arrays of one shape.
 */
final class Residual extends AbstractBlock implements Stateful, DescribedLayer, PreactivatedLayer {

    private final NamedLayers path;
    private final Block shortcut;
    private final StateDict state;

    /**
     * Joins two paths.
     *
     * @param state the weights of both
     */
    Residual(NamedLayers path, Block shortcut, StateDict state) {
        this.path = addChildBlock("path", path);
        this.shortcut = addChildBlock("shortcut", shortcut);
        this.state = state;
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue input) {
        GraphValue change = graph.layer(path, input);
        return graph.relu(graph.add(change, graph.layer(shortcut, input)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return path.getOutputShapes(inputs);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        path.initialize(manager, type, inputs);
        shortcut.initialize(manager, type, inputs);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        return forward(parameters, inputs, training, sum -> {});
    }

    @Override
    public NDList forward(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            Consumer<NDArray> preactivation) {
        NDArray kept = shortcut.forward(parameters, inputs, training).singletonOrThrow();
        // closed early, as in NamedLayers
        try (NDArray change = path.forward(parameters, inputs, training).singletonOrThrow();
                NDArray sum = change.add(kept)) {
            preactivation.accept(sum);
            return new NDList(Activation.relu(sum));
        }
    }

    @Override
    public Shape preactivation(Shape input) {
        return path.getOutputShapes(new Shape[] {input})[0];
    }

    /** That of the path, as published, although the shortcut adds to it. */
    @Override
    public Block norm() {
        return path.last();
    }
}
