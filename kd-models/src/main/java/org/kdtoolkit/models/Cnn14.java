package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.FunctionLayer;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.Head;
import org.kdtoolkit.api.model.LinearHead;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * CNN14 for log-mel spectrograms [B, 1, time, mel], with the names of Kong et al., PANNs:
 * Large-Scale Pretrained Audio Neural Networks for Audio Pattern Recognition, 2020.
 *
 * <p>A batch norm over the mel bands, then six blocks of two convolutions, whose channels double
 * from block to block; after each of the first five, 2x2 average pooling. The last grid is averaged
 * over the mel axis; maximum and mean over time are added, and the layer {@code fc1} with ReLU
 * makes the embedding of their sum. The tokens of the feature map are what the same layer makes of
 * each position of the last grid [time / 32, mel / 32], so that they lie in the embedding's space.
 *
 * <p>In training, a fifth of the activations is dropped after each block, and half before and after
 * {@code fc1}; as published, the class scores see the embedding before the latter. So the head's
 * logits of the embedding are the network's logits in evaluation, and not in training.
 */
public final class Cnn14 extends StudentNetwork {

    /** The factor by which the trunk shortens both axes. */
    static final int STRIDE = 32;

    /** Xavier's uniform distribution, as published: bounds of sqrt(6 / (in + out)). */
    static final Initializer WEIGHTS =
            new XavierInitializer(
                    XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.AVG, 3);

    /** The blocks, and what each returns: pooled, before anything is dropped. */
    static final List<String> STAGES =
            List.of(
                    "conv_block1",
                    "conv_block2",
                    "conv_block3",
                    "conv_block4",
                    "conv_block5",
                    "conv_block6");

    private static final int BLOCKS = STAGES.size();
    private static final float TRUNK_DROPOUT = 0.2f;
    private static final float EMBEDDING_DROPOUT = 0.5f;
    private static final Shape POOL = new Shape(2, 2);
    private static final int[] TIME = {1};
    private static final int[] MEL = {3};

    private final NamedLayers trunk;
    private final Linear embedding;
    private final Linear head;
    private final Block dropout;
    private final int channels;

    /**
     * Creates a network with fresh weights.
     *
     * @param channels the channels of the first block; 64 as published
     * @param width the embedding's width D; 2048 or 512 as published
     * @param classes the number of classes; 527 as published
     */
    public Cnn14(int channels, int width, int classes) {
        super(width, classes);
        this.trunk = addChildBlock("trunk", trunk(channels));
        this.embedding = addChildBlock("embedding", linear(width));
        this.head = addChildBlock("head", linear(classes));
        this.dropout = addChildBlock("dropout", dropout(EMBEDDING_DROPOUT));
        this.channels = channels << (BLOCKS - 1);
    }

    @Override
    public Shape grid(Shape input) {
        return trunk.getOutputShapes(new Shape[] {input})[0].slice(2);
    }

    @Override
    public Map<String, FeatureMapShape> stages(Shape input) {
        return trunk.stages(input);
    }

    @Override
    public Map<String, Preactivation> preactivations(Shape input) {
        return trunk.preactivations(input);
    }

    @Override
    public Head head() {
        return LinearHead.of(head);
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .addAll(trunk.state())
                .add("fc1", embedding)
                .add("fc_audioset", head)
                .build();
    }

    @Override
    public Set<String> headNames() {
        return Set.of("fc_audioset.weight", "fc_audioset.bias");
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        trunk.initialize(manager, type, inputs);
        Shape pooled = new Shape(1, channels);
        embedding.initialize(manager, type, pooled);
        Shape embedded = new Shape(1, width());
        head.initialize(manager, type, embedded);
        dropout.initialize(manager, type, embedded);
    }

    @Override
    protected NDList forward(
            ParameterStore parameters, NDArray input, boolean training, StageMaps stages) {
        NDArray grid =
                trunk.forward(parameters, new NDList(input), training, stages).singletonOrThrow();
        NDArray featureMap = embed(parameters, StageMaps.tokens(grid), training);
        NDArray pooled = apply(dropout, parameters, pool(grid), training);
        NDArray embedded = embed(parameters, pooled, training);
        NDArray logits = apply(head, parameters, embedded, training);
        return new NDList(featureMap, apply(dropout, parameters, embedded, training), logits);
    }

    private NDArray embed(ParameterStore parameters, NDArray features, boolean training) {
        return Activation.relu(apply(embedding, parameters, features, training));
    }

    /** Mean over the mel axis, then maximum plus mean over time: [B, channels]. */
    private static NDArray pool(NDArray grid) {
        NDArray overTime = grid.mean(MEL).transpose(0, 2, 1);
        return overTime.max(TIME).add(overTime.mean(TIME));
    }

    @Override
    public GraphOutputs describe(NetworkGraph graph, GraphValue input) {
        GraphValue overTime = graph.mean(graph.layer(trunk, input), MEL);
        GraphValue pooled = graph.add(graph.max(overTime, 2), graph.mean(overTime, 2));
        GraphValue embedded = graph.relu(graph.layer(embedding, pooled));
        return new GraphOutputs(embedded, graph.layer(head, embedded));
    }

    @Override
    public GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        GraphValue tokens = StageMaps.tokens(graph, graph.layer(trunk, input));
        return graph.relu(graph.layer(embedding, tokens));
    }

    private static NDArray apply(
            Block block, ParameterStore parameters, NDArray input, boolean training) {
        return block.forward(parameters, new NDList(input), training).singletonOrThrow();
    }

    private static NamedLayers trunk(int channels) {
        Block swap =
                new FunctionLayer(
                        "swap",
                        array -> array.transpose(0, 3, 2, 1),
                        (graph, value) -> graph.transpose(value, 0, 3, 2, 1));
        NamedLayers trunk =
                new NamedLayers().add(swap).add("bn0", TorchLayers.batchNorm()).add(swap);
        for (int block = 0; block < BLOCKS; block++) {
            trunk.add(STAGES.get(block), new Cnn14Block(channels << block))
                    .preactivation(STAGES.get(block));
            if (block < BLOCKS - 1) {
                trunk.add(FunctionLayer.averagePool(POOL, POOL, new Shape(0, 0)));
            }
            // the published block pools, and drops nothing
            trunk.stage(STAGES.get(block)).add(dropout(TRUNK_DROPOUT));
        }
        return trunk;
    }

    private static Linear linear(int width) {
        Linear layer = Linear.builder().setUnits(width).build();
        layer.setInitializer(WEIGHTS, Parameter.Type.WEIGHT);
        return layer;
    }

    private static Dropout dropout(float rate) {
        return Dropout.builder().optRate(rate).build();
    }
}
