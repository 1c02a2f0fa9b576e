package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.Set;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;

/** A network and its weights as a student. */
final class BlockBackbone implements Backbone {

    private final StudentNetwork network;
    private final FeatureMapShape featureMap;
    private final ParameterStore parameters;
    private final StateDict state;

    private BlockBackbone(
            StudentNetwork network, FeatureMapShape featureMap, ParameterStore parameters) {
        this.network = network;
        this.featureMap = featureMap;
        this.parameters = parameters;
        this.state = network.state();
    }

    /** Initialises a network for the context's input. */
    static Backbone of(StudentNetwork network, BackboneContext context) {
        Shape batch = new Shape(1).addAll(context.input());
        network.initialize(context.manager(), DataType.FLOAT32, batch);
        return new BlockBackbone(
                network,
                new FeatureMapShape(network.grid(batch), network.width()),
                new ParameterStore(context.manager(), false));
    }

    @Override
    public Block block() {
        return network;
    }

    @Override
    public FeatureMapShape featureMap() {
        return featureMap;
    }

    @Override
    public Set<String> head() {
        return network.head();
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training) {
        NDList output = network.forward(parameters, new NDList(input), training);
        return StudentOutput.of(output.get(0), output.get(1), output.get(2));
    }

    @Override
    public StateDict state() {
        return state;
    }
}
