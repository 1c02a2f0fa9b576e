package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kdtoolkit.api.model.DescribedLayer;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * A sequence of layers, each of one input and one output, with the names that those with weights
 * have in PyTorch's module, and with names for the places in between where the network can be
 * listened to.
 *
 * <pre>{@code
 * NamedLayers body =
 *         new NamedLayers()
 *                 .add("conv1", TorchLayers.conv2d(3, 64, 3))
 *                 .add("bn1", TorchLayers.batchNorm())
 *                 .add(Activation.reluBlock())
 *                 .stage("conv1")
 *                 .add("conv2", TorchLayers.conv2d(64, 128, 3))
 *                 .add(Activation.reluBlock())
 *                 .stage("conv2");
 * }</pre>
 */
public final class NamedLayers extends SequentialBlock
        implements Stateful, DescribedLayer, PreactivatedLayer {

    private final StateDict.Builder state = StateDict.builder();
    private final StagePlaces places = new StagePlaces();

    /** No layers yet. */
    public NamedLayers() {}

    /**
     * Appends a layer with weights.
     *
     * @param name the prefix of its weights' names
     * @param layer one of DJL's layers, or a block that names its weights itself
     */
    public NamedLayers add(String name, Block layer) {
        super.add(layer);
        state.add(name, layer);
        return this;
    }

    /** Appends a layer without weights. */
    @Override
    public NamedLayers add(Block layer) {
        super.add(layer);
        return this;
    }

    /**
     * Gives a name to what the layers so far return: [B, D, positions...] or [B, D].
     *
     * @throws IllegalArgumentException if another place has that name
     */
    public NamedLayers stage(String name) {
        places.add(name, getChildren().size(), state().entries().keySet());
        return this;
    }

    /**
     * Lets a stage that follows be asked for as it is before its activation: what the layers so far
     * return or, where the last of them ends with an activation itself, what that reads.
     *
     * @param stage the stage's name
     * @throws IllegalArgumentException if that is another place's already
     */
    public NamedLayers preactivation(String stage) {
        places.addPreactivation(stage, getChildren().size() - 1);
        return this;
    }

    /** The names of the weights between each stage and the one before, by the stages' names. */
    public Map<String, Set<String>> stageWeights() {
        return places.weights();
    }

    /**
     * The layouts of the stages, in the order of the layers.
     *
     * @param input the shape of a batch
     */
    public Map<String, FeatureMapShape> stages(Shape input) {
        return places.layouts(shapes(input));
    }

    /**
     * What stages are before their activations, by the stages' names, with the weights of their
     * batch norms as they are now.
     *
     * @param input the shape of a batch
     */
    public Map<String, Preactivation> preactivations(Shape input) {
        return places.preactivations(getChildren().values(), shapes(input));
    }

    /** The input's shape, and that of what each layer returns. */
    private List<Shape> shapes(Shape input) {
        List<Shape> shapes = new ArrayList<>(List.of(input));
        Shape[] current = {input};
        for (Block layer : getChildren().values()) {
            current = layer.getOutputShapes(current);
            shapes.add(current[0]);
        }
        return shapes;
    }

    @Override
    public boolean endsWithActivation() {
        return PreactivatedLayer.of(last()).isPresent();
    }

    /** The last layer. */
    Block last() {
        return getChildren().valueAt(getChildren().size() - 1);
    }

    /** The positions of an array [B, D, positions...]; a single one where there are none. */
    static Shape grid(Shape shape) {
        return shape.dimension() == 2 ? new Shape(1) : shape.slice(2);
    }

    /**
     * Runs the layers. Closes each intermediate array as soon as the next layer has read it, and a
     * stage was taken over: the engine's graph holds what a backward pass needs, and otherwise the
     * array would stay until the end of the step.
     *
     * @param inputs one array [B, ...], which stays open
     * @param stages is offered what the layers return at each stage
     * @return one array
     */
    public NDList forward(
            ParameterStore parameters, NDList inputs, boolean training, StageMaps stages) {
        NDList current = inputs;
        int passed = 0;
        for (Block layer : getChildren().values()) {
            NDList next =
                    forward(
                            layer,
                            parameters,
                            current,
                            training,
                            places.heard(passed, layer, stages));
            if (current != inputs) {
                current.close();
            }
            current = next;
            places.offer(passed, layer, current, stages);
            passed++;
        }
        return current;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The last layer ends with an activation.
     */
    @Override
    public NDList forward(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            Consumer<NDArray> preactivation) {
        NDList current = inputs;
        for (Block layer : getChildren().values()) {
            Optional<Consumer<NDArray>> hears =
                    layer == last() ? Optional.of(preactivation) : Optional.empty();
            NDList next = forward(layer, parameters, current, training, hears);
            if (current != inputs) {
                current.close();
            }
            current = next;
        }
        return current;
    }

    private static NDList forward(
            Block layer,
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            Optional<Consumer<NDArray>> preactivation) {
        return preactivation.isPresent()
                ? ((PreactivatedLayer) layer)
                        .forward(parameters, inputs, training, preactivation.get())
                : layer.forward(parameters, inputs, training);
    }

    @Override
    public Shape preactivation(Shape input) {
        List<Shape> shapes = shapes(input);
        return ((PreactivatedLayer) last()).preactivation(shapes.get(shapes.size() - 2));
    }

    @Override
    public Block norm() {
        return ((PreactivatedLayer) last()).norm();
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        return forward(parameters, inputs, training, StageMaps.none());
    }

    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue input) {
        GraphValue current = input;
        for (Block layer : getChildren().values()) {
            current = graph.layer(layer, current);
        }
        return current;
    }

    /** The weights in the order of the layers. */
    @Override
    public StateDict state() {
        return state.build();
    }
}
