package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.util.Set;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.Head;
import org.kdtoolkit.api.model.LinearHead;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;

/**
 * One linear layer on embeddings [B, F]: softmax regression. Its embedding, and the one token of
 * its feature map, is the input itself, which nothing is learnt of.
 */
public final class LinearNetwork extends StudentNetwork {

    private static final String HEAD = "head";

    private final Linear head;
    private final StateDict state;

    /**
     * Creates a network.
     *
     * @param columns the width F of the input
     * @param classes the number of classes
     * @param start how its weights begin
     */
    public LinearNetwork(int columns, int classes, LinearStart start) {
        super(columns, classes);
        this.head = addChildBlock(HEAD, start.layer(columns, classes));
        this.state = StateDict.builder().add(HEAD, head).build();
    }

    @Override
    public Shape grid(Shape input) {
        return NamedLayers.grid(input);
    }

    @Override
    public Head head() {
        return LinearHead.of(head);
    }

    @Override
    public Set<String> headNames() {
        return Set.of(HEAD + ".weight", HEAD + ".bias");
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        head.initialize(manager, type, new Shape(1, width()));
    }

    @Override
    protected NDList forward(
            ParameterStore parameters, NDArray input, boolean training, StageMaps stages) {
        NDArray featureMap = StageMaps.tokens(input);
        NDArray embedding = featureMap.squeeze(1);
        NDArray logits =
                head.forward(parameters, new NDList(embedding), training).singletonOrThrow();
        return new NDList(featureMap, embedding, logits);
    }

    @Override
    public GraphOutputs describe(NetworkGraph graph, GraphValue input) {
        return new GraphOutputs(input, graph.layer(head, input));
    }

    @Override
    public GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        return StageMaps.tokens(graph, input);
    }
}
