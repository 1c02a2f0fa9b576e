package org.kdtoolkit.models;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.model.DescribedLayer;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
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
public final class NamedLayers extends SequentialBlock implements Stateful, DescribedLayer {

    private final StateDict.Builder state = StateDict.builder();
    private final Map<String, Integer> layersBefore = new LinkedHashMap<>();
    private final Map<String, Set<String>> stageWeights = new LinkedHashMap<>();

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
        if (layer instanceof Stateful stateful) {
            state.add(name, stateful.state());
        } else {
            state.add(name, layer);
        }
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
        if (layersBefore.putIfAbsent(name, getChildren().size()) != null) {
            throw new IllegalArgumentException("two stages are named '" + name + "'");
        }
        Set<String> weights = new LinkedHashSet<>(state().entries().keySet());
        stageWeights.values().forEach(weights::removeAll);
        stageWeights.put(name, Collections.unmodifiableSet(weights));
        return this;
    }

    /** The names of the weights between each stage and the one before, by the stages' names. */
    public Map<String, Set<String>> stageWeights() {
        return Collections.unmodifiableMap(stageWeights);
    }

    /**
     * The layouts of the stages, in the order of the layers.
     *
     * @param input the shape of a batch
     */
    public Map<String, FeatureMapShape> stages(Shape input) {
        Map<Integer, Shape> shapes = new HashMap<>();
        Shape[] current = {input};
        shapes.put(0, input);
        List<Block> layers = getChildren().values();
        for (int layer = 0; layer < layers.size(); layer++) {
            current = layers.get(layer).getOutputShapes(current);
            shapes.put(layer + 1, current[0]);
        }
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        layersBefore.forEach((name, before) -> stages.put(name, layout(shapes.get(before))));
        return Collections.unmodifiableMap(stages);
    }

    private static FeatureMapShape layout(Shape shape) {
        return new FeatureMapShape(grid(shape), Math.toIntExact(shape.get(1)));
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
            NDList next = layer.forward(parameters, current, training);
            if (current != inputs) {
                current.close();
            }
            current = next;
            passed++;
            offer(passed, current, stages);
        }
        return current;
    }

    private void offer(int passed, NDList current, StageMaps stages) {
        layersBefore.forEach(
                (name, before) -> {
                    if (before == passed) {
                        stages.offer(name, current.singletonOrThrow());
                    }
                });
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
