package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TokenEncoder;

/** A {@link VisionTransformer} and its weights, whole as a student and in parts as an encoder. */
final class VitEncoder implements TokenEncoder {

    private final VisionTransformer network;
    private final Backbone whole;
    private final ParameterStore parameters;

    private VitEncoder(VisionTransformer network, Backbone whole, NDManager manager) {
        this.network = network;
        this.whole = whole;
        this.parameters = new ParameterStore(manager, false);
    }

    /**
     * Initialises a network for the context's input; its weights belong to the context's manager.
     */
    static Backbone of(VisionTransformer network, BackboneContext context) {
        return new VitEncoder(network, BlockBackbone.of(network, context), context.manager());
    }

    @Override
    public Block block() {
        return whole.block();
    }

    @Override
    public FeatureMapShape featureMap() {
        return whole.featureMap();
    }

    @Override
    public Map<String, FeatureMapShape> stages() {
        return whole.stages();
    }

    @Override
    public Map<String, Set<String>> stageWeights() {
        return whole.stageWeights();
    }

    @Override
    public Set<String> head() {
        return whole.head();
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training) {
        return whole.forward(input, training);
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training, Set<String> stages) {
        return whole.forward(input, training, stages);
    }

    @Override
    public GraphOutputs describe(NetworkGraph graph, GraphValue input) {
        return whole.describe(graph, input);
    }

    @Override
    public GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        return whole.describeFeatureMap(graph, input);
    }

    /** The present weights: blocks may be another encoder's by now. */
    @Override
    public StateDict state() {
        return network.state();
    }

    @Override
    public boolean hasClassToken() {
        return network.embedding().hasClassToken();
    }

    @Override
    public int patchValues() {
        return network.embedding().patchValues();
    }

    @Override
    public NDArray patches(NDArray input) {
        return network.embedding().form().cut(input);
    }

    @Override
    public NDArray embed(NDArray input) {
        return network.embedding().embed(parameters, input, false);
    }

    @Override
    public Encoded encode(NDArray tokens) {
        NDArray encoded =
                network.encode(
                        parameters,
                        tokens,
                        false,
                        ScaledAttention.of(tokens.getManager().getEngine()),
                        (name, output) -> {});
        return new Encoded(encoded, hasClassToken(), Optional.empty());
    }

    @Override
    public Encoded encodeAttending(NDArray tokens) {
        List<NDArray> heard = new ArrayList<>();
        NDArray encoded =
                network.encode(
                        parameters,
                        tokens,
                        false,
                        new ExplicitAttention(attention -> heard.add(byHead(attention))),
                        (name, output) -> {});
        return new Encoded(encoded, hasClassToken(), Optional.of(heard.get(0)));
    }

    /** [B * H, K, K] to [B, H, K, K]. */
    private NDArray byHead(NDArray attention) {
        long count = attention.getShape().get(1);
        return attention.reshape(-1, network.trunk().size().heads(), count, count);
    }

    @Override
    public void shareBlocks(TokenEncoder other) {
        if (!(other instanceof VitEncoder encoder)) {
            throw new IllegalArgumentException(
                    "blocks can be shared with another vision transformer only, found %s"
                            .formatted(other.getClass().getSimpleName()));
        }
        network.trunk().share(encoder.network.trunk());
    }
}
