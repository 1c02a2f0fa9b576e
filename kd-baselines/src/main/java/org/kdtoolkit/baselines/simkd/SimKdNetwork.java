package org.kdtoolkit.baselines.simkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.LinearHead;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.baselines.map.AdaptivePooling;
import org.kdtoolkit.baselines.stage.TokenGrid;

/**
 * A network that ends as another one does: its feature map, pooled where that is asked for, goes
 * through the {@link Transfer}; a linear classifier reads the mean of what comes out.
 *
 * <p>Its weights are those of the network under {@code network.}, but for that network's own head,
 * which nobody reads; {@code transfer.}, and {@code classifier.}, its head. Its stages are the
 * network's. Source: Chen et al., Knowledge Distillation with the Reused Teacher Classifier, CVPR
 * 2022.
 */
public final class SimKdNetwork implements Backbone {

    /** What stands before the names of the weights of the network in it. */
    static final String INNER = "network.";

    /** The names of the classifier's weights. */
    static final String WEIGHT = "classifier.weight";

    static final String BIAS = "classifier.bias";

    private static final int[] TOKENS = {1};

    private final Backbone network;
    private final Shape grid;
    private final Transfer transfer;
    private final Linear classifier;
    private final int width;
    private final ParameterStore parameters;
    private final StateDict state;
    private final Block block;

    private SimKdNetwork(
            Backbone network, SimKdNetworkConfig config, int classes, NDManager manager) {
        this.network = network;
        this.width = config.width();
        this.grid = new Shape(config.grid().get(0), config.grid().get(1));
        FeatureMapShape map = network.featureMap();
        transfer = new Transfer(map.width(), width, config.factor());
        classifier = TorchLayers.linear(width, classes);
        parameters = new ParameterStore(manager, false);
        transfer.initialize(manager, DataType.FLOAT32, new Shape(1, map.width()).addAll(grid));
        classifier.initialize(manager, DataType.FLOAT32, new Shape(1, width));
        state = state(network);
        block = new SimKdBlock(this, network.block(), transfer, classifier, classes);
    }

    /**
     * Makes the network, with the network in it.
     *
     * @throws ConfigurationException if the map of the network in it can't be pooled to the grid
     */
    public static Backbone of(SimKdNetworkConfig config, BackboneContext context) {
        Backbone network =
                context.networks()
                        .create(config.network().type(), config.network().settings(), context);
        Shape from = network.featureMap().grid();
        Shape to = new Shape(config.grid().get(0), config.grid().get(1));
        boolean fits =
                to.size() == 1
                        || from.dimension() == to.dimension()
                                && from.get(0) >= to.get(0)
                                && from.get(1) >= to.get(1);
        if (!fits) {
            throw new ConfigurationException(
                    "the feature map of the network '%s' has the grid %s, which can't be pooled to %s; 'grid' may be [1, 1] for all"
                            .formatted(config.network().type(), from, to));
        }
        return new SimKdNetwork(network, config, context.classes(), context.manager());
    }

    private StateDict state(Backbone inner) {
        StateDict.Builder all = StateDict.builder();
        Set<String> left = inner.head();
        inner.state()
                .entries()
                .forEach(
                        (name, weight) -> {
                            if (!left.contains(name)) {
                                all.add(INNER + name, weight);
                            }
                        });
        return all.add("transfer", transfer.state()).add("classifier", classifier).build();
    }

    @Override
    public Block block() {
        return block;
    }

    @Override
    public FeatureMapShape featureMap() {
        return grid.size() == 1 ? FeatureMapShape.token(width) : new FeatureMapShape(grid, width);
    }

    @Override
    public Map<String, FeatureMapShape> stages() {
        return network.stages();
    }

    @Override
    public Map<String, Preactivation> preactivations() {
        return network.preactivations();
    }

    @Override
    public Map<String, Set<String>> stageWeights() {
        Map<String, Set<String>> weights = new LinkedHashMap<>();
        network.stageWeights()
                .forEach(
                        (stage, names) -> {
                            Set<String> own = new LinkedHashSet<>();
                            names.forEach(name -> own.add(INNER + name));
                            weights.put(stage, own);
                        });
        return weights;
    }

    @Override
    public Set<String> head() {
        return Set.of(WEIGHT, BIAS);
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training) {
        return forward(input, training, Set.of());
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training, Set<String> stages) {
        StudentOutput inner = network.forward(input, training, stages);
        NDArray map = pooled(inner.featureMap());
        NDArray transferred =
                transfer.forward(parameters, new NDList(map), training).singletonOrThrow();
        NDArray tokens = transferred.reshape(map.getShape().get(0), width, -1).transpose(0, 2, 1);
        NDArray embedding = grid.size() == 1 ? tokens.squeeze(1) : tokens.mean(TOKENS);
        NDArray logits =
                classifier.forward(parameters, new NDList(embedding), training).singletonOrThrow();
        return StudentOutput.of(tokens, embedding, logits)
                .withStages(inner.stages())
                .withHead(LinearHead.of(classifier));
    }

    /** [B, K, Ds] as [B, Ds, height, width]. */
    private NDArray pooled(NDArray tokens) {
        Shape from = network.featureMap().grid();
        NDArray map = AdaptivePooling.pool(TokenGrid.arrange(tokens, from), to(from));
        return map.reshape(map.getShape().slice(0, 2).addAll(grid));
    }

    /** The grid, with as many axes as the map has that is pooled. */
    private Shape to(Shape from) {
        return from.dimension() == grid.dimension() ? grid : AdaptivePooling.ones(from.dimension());
    }

    @Override
    public GraphOutputs describe(NetworkGraph graph, GraphValue input) {
        GraphValue embedding = graph.mean(transferred(graph, input), 2, 3);
        return new GraphOutputs(embedding, graph.layer(classifier, embedding));
    }

    @Override
    public GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        GraphValue map = transferred(graph, input);
        return graph.transpose(graph.reshape(map, -1, width, grid.size()), 0, 2, 1);
    }

    private GraphValue transferred(NetworkGraph graph, GraphValue input) {
        Shape from = network.featureMap().grid();
        GraphValue map =
                AdaptivePooling.describe(
                        graph,
                        graph.transpose(network.describeFeatureMap(graph, input), 0, 2, 1),
                        from,
                        to(from));
        GraphValue arranged =
                graph.reshape(map, -1, network.featureMap().width(), grid.get(0), grid.get(1));
        return graph.layer(transfer, arranged);
    }
}
