package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.XavierInitializer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.Head;
import org.kdtoolkit.api.model.LinearHead;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;

/**
 * A vision transformer (Dosovitskiy et al., An Image is Worth 16x16 Words, 2021) in the form and
 * with the names of the encoders of Sarkar and Etemad, XKD, 2022: tokens of patches, perhaps behind
 * a class token, pass blocks and a last norm. The feature map is the patches' tokens behind that
 * norm, the embedding their mean. A linear head, which the published encoders don't have, makes the
 * class scores.
 *
 * <p>Each block is a stage, whose map is the patches' tokens.
 */
final class VisionTransformer extends StudentNetwork {

    /** Xavier's uniform distribution: bounds of sqrt(6 / (in + out)). */
    static final Initializer XAVIER =
            new XavierInitializer(
                    XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.AVG, 3);

    /** The weights of the head. */
    static final String HEAD = "head";

    private static final float HEAD_DEVIATION = 0.02f;

    private final PatchEmbedding embedding;
    private final TransformerTrunk trunk;
    private final LayerNorm norm;
    private final Linear head;

    /**
     * Creates a network.
     *
     * @param embedding makes the tokens
     * @param size of the blocks, as wide as the tokens
     * @param classes the number of classes
     */
    VisionTransformer(PatchEmbedding embedding, TransformerSize size, int classes) {
        super(size.width(), classes);
        this.embedding = addChildBlock("embedding", embedding);
        this.trunk = addChildBlock("trunk", new TransformerTrunk(size));
        this.norm = addChildBlock("norm", TransformerTrunk.norm());
        this.head = addChildBlock(HEAD, Linear.builder().setUnits(classes).build());
        head.setInitializer(new NormalInitializer(HEAD_DEVIATION), Parameter.Type.WEIGHT);
    }

    PatchEmbedding embedding() {
        return embedding;
    }

    TransformerTrunk trunk() {
        return trunk;
    }

    @Override
    public Shape grid(Shape input) {
        return embedding.form().grid(input.slice(1));
    }

    @Override
    public Map<String, FeatureMapShape> stages(Shape input) {
        FeatureMapShape layout = new FeatureMapShape(grid(input), width());
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        TransformerTrunk.names(trunk.size().depth()).forEach(name -> stages.put(name, layout));
        return stages;
    }

    @Override
    public Map<String, Set<String>> stageWeights() {
        Map<String, Set<String>> weights = new LinkedHashMap<>();
        Set<String> first = new LinkedHashSet<>(embedding.state().entries().keySet());
        List<String> stages = TransformerTrunk.names(trunk.size().depth());
        for (String stage : stages) {
            String prefix = "encoder." + stage + ".";
            Set<String> own = new LinkedHashSet<>(stage.equals(stages.get(0)) ? first : Set.of());
            state().entries().keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .forEach(own::add);
            weights.put(stage, own);
        }
        return weights;
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
        StateDict.Builder state =
                StateDict.builder()
                        .addAll(embedding.state())
                        .add("encoder", trunk.state())
                        .add("encoder_norm", norm)
                        .add(HEAD, head);
        state.build().entries().keySet().forEach(name -> VitNames.addTo(state, name));
        return state.build();
    }

    /**
     * Runs the blocks and the last norm.
     *
     * @param tokens [B, L', D] of patches, which stay open
     * @param last how tokens attend to each other in the last block
     * @param stages is shown what each block returns, the class token included
     * @return [B, K, D], the class token before those of the patches
     */
    NDArray encode(
            ParameterStore parameters,
            NDArray tokens,
            boolean training,
            ScaledAttention last,
            BiConsumer<String, NDArray> stages) {
        NDArray all = embedding.withClassToken(parameters, tokens, training);
        try (NDArray thought = trunk.forward(parameters, all, training, last, stages)) {
            return TransformerTrunk.apply(norm, parameters, thought, training);
        } finally {
            if (all != tokens) {
                all.close();
            }
        }
    }

    @Override
    protected NDList forward(
            ParameterStore parameters, NDArray input, boolean training, StageMaps stages) {
        try (NDArray tokens = embedding.embed(parameters, input, training);
                NDArray encoded =
                        encode(
                                parameters,
                                tokens,
                                training,
                                ScaledAttention.of(tokens.getManager().getEngine()),
                                (name, output) -> offer(stages, name, output))) {
            NDArray map = patches(encoded);
            NDArray mean = map.mean(new int[] {1});
            return new NDList(map, mean, TransformerTrunk.apply(head, parameters, mean, training));
        }
    }

    @Override
    public GraphOutputs describe(NetworkGraph graph, GraphValue input) {
        GraphValue mean = graph.mean(describeFeatureMap(graph, input), 1);
        return new GraphOutputs(mean, graph.layer(head, mean));
    }

    @Override
    public GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        GraphValue tokens = graph.layer(trunk, embedding.describe(graph, input));
        GraphValue encoded = TransformerTrunk.describe(norm, graph, tokens);
        long count = encoded.shape().get(1);
        return graph.slice(encoded, 1, embedding.classTokens(), count);
    }

    /** The tokens behind the class token, as an array of their own. */
    private NDArray patches(NDArray tokens) {
        return tokens.get(new NDIndex(":, {}:", embedding.classTokens()));
    }

    private void offer(StageMaps stages, String name, NDArray tokens) {
        try (NDArray patches = patches(tokens);
                NDArray channelsFirst = patches.transpose(0, 2, 1)) {
            stages.offer(name, channelsFirst);
        }
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        Shape tokens = new Shape(1, 1, width());
        embedding.initialize(manager, type, inputs);
        trunk.initialize(manager, type, tokens);
        norm.initialize(manager, type, tokens);
        head.initialize(manager, type, new Shape(1, width()));
    }
}
