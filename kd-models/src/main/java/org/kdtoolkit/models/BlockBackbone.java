package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;

/** A {@link StudentNetwork} and its weights as a student. */
public final class BlockBackbone implements Backbone {

    private final StudentNetwork network;
    private final Shape batch;
    private final FeatureMapShape featureMap;
    private final ParameterStore parameters;
    private final StateDict state;
    private Optional<Map<String, FeatureMapShape>> stages = Optional.empty();

    private BlockBackbone(StudentNetwork network, Shape batch, ParameterStore parameters) {
        this.network = network;
        this.batch = batch;
        this.featureMap = new FeatureMapShape(network.grid(batch), network.width());
        this.parameters = parameters;
        this.state = network.state();
    }

    /**
     * Initialises a network for the context's input; its weights belong to the context's manager.
     */
    public static Backbone of(StudentNetwork network, BackboneContext context) {
        Shape batch = new Shape(1).addAll(context.input());
        network.initialize(context.manager(), DataType.FLOAT32, batch);
        return new BlockBackbone(network, batch, new ParameterStore(context.manager(), false));
    }

    @Override
    public Block block() {
        return network;
    }

    @Override
    public FeatureMapShape featureMap() {
        return featureMap;
    }

    /** Finds the layouts out at the first call, as few ask for them. */
    @Override
    public Map<String, FeatureMapShape> stages() {
        if (stages.isEmpty()) {
            stages = Optional.of(network.stages(batch));
        }
        return stages.get();
    }

    /** As the weights are now. */
    @Override
    public Map<String, Preactivation> preactivations() {
        return network.preactivations(batch);
    }

    @Override
    public Map<String, Set<String>> stageWeights() {
        return network.stageWeights();
    }

    @Override
    public Set<String> head() {
        return network.headNames();
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training) {
        return forward(input, training, StageMaps.none());
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training, Set<String> asked) {
        if (asked.isEmpty()) {
            return forward(input, training);
        }
        requireStages(asked);
        StageMaps maps = StageMaps.of(asked);
        return forward(input, training, maps).withStages(maps.maps());
    }

    private StudentOutput forward(NDArray input, boolean training, StageMaps maps) {
        NDList output = network.forward(parameters, input, training, maps);
        return StudentOutput.of(output.get(0), output.get(1), output.get(2))
                .withHead(network.head());
    }

    @Override
    public GraphOutputs describe(NetworkGraph graph, GraphValue input) {
        return network.describe(graph, input);
    }

    @Override
    public GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        return network.describeFeatureMap(graph, input);
    }

    @Override
    public StateDict state() {
        return state;
    }
}
