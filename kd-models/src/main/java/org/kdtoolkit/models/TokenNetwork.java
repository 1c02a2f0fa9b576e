package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.Head;
import org.kdtoolkit.api.model.LinearHead;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * A network that is a body, the mean over the body's positions, and a linear head on it.
 *
 * <p>One input [B, ...]; three outputs: the feature map [B, K, D] whose K tokens are the body's
 * positions, the embedding [B, D], the logits [B, C]. Its stages are those of the body.
 */
public class TokenNetwork extends StudentNetwork {

    private final NamedLayers body;
    private final Linear head;
    private final StateDict state;
    private final String headName;

    /**
     * Puts a network together.
     *
     * @param body returns [B, D] or [B, D, positions...]
     * @param width the body's width D
     * @param headName the prefix of the names of the head's weights
     * @param classes the number of classes C
     */
    public TokenNetwork(NamedLayers body, int width, String headName, int classes) {
        super(width, classes);
        this.body = addChildBlock("body", body);
        this.head = addChildBlock("head", TorchLayers.linear(width, classes));
        this.state = StateDict.builder().addAll(body.state()).add(headName, head).build();
        this.headName = headName;
    }

    @Override
    public final Shape grid(Shape input) {
        return NamedLayers.grid(body.getOutputShapes(new Shape[] {input})[0]);
    }

    @Override
    public final Map<String, FeatureMapShape> stages(Shape input) {
        return body.stages(input);
    }

    @Override
    public final Map<String, Preactivation> preactivations(Shape input) {
        return body.preactivations(input);
    }

    @Override
    public final Map<String, Set<String>> stageWeights() {
        return body.stageWeights();
    }

    @Override
    public final Head head() {
        return LinearHead.of(head);
    }

    @Override
    public final Set<String> headNames() {
        return Set.of(headName + ".weight", headName + ".bias");
    }

    /** The weights: those of the body, then the head's. */
    @Override
    public final StateDict state() {
        return state;
    }

    @Override
    protected final void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        body.initialize(manager, type, inputs);
        head.initialize(manager, type, new Shape(1, width()));
    }

    @Override
    protected final NDList forward(
            ParameterStore parameters, NDArray input, boolean training, StageMaps stages) {
        NDArray output =
                body.forward(parameters, new NDList(input), training, stages).singletonOrThrow();
        NDArray featureMap = StageMaps.tokens(output);
        NDArray embedding = output.getShape().dimension() == 2 ? output : pooled(featureMap);
        NDArray logits =
                head.forward(parameters, new NDList(embedding), training).singletonOrThrow();
        return new NDList(featureMap, embedding, logits);
    }

    @Override
    public final GraphOutputs describe(NetworkGraph graph, GraphValue input) {
        GraphValue output = graph.layer(body, input);
        int[] positions = IntStream.range(2, output.shape().dimension()).toArray();
        GraphValue embedding = positions.length == 0 ? output : graph.mean(output, positions);
        return new GraphOutputs(embedding, graph.layer(head, embedding));
    }

    @Override
    public final GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        return StageMaps.tokens(graph, graph.layer(body, input));
    }

    /** The mean of the tokens; one alone is that already. */
    private static NDArray pooled(NDArray tokens) {
        return tokens.getShape().get(1) == 1 ? tokens.squeeze(1) : tokens.mean(new int[] {1});
    }
}
