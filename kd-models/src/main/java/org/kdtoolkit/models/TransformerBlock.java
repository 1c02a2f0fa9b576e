package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.kdtoolkit.api.model.DescribedLayer;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * A block of a vision transformer over tokens [B, N, D]: x + attention(norm(x)), and on that x +
 * mlp(norm(x)), whose inner layer is four times as wide, with exact GELU.
 */
final class TransformerBlock extends AbstractBlock implements Stateful, DescribedLayer {

    private static final int WIDENING = 4;

    private final int width;
    private final LayerNorm firstNorm;
    private final SelfAttention attention;
    private final LayerNorm secondNorm;
    private final Linear inner;
    private final Linear outer;

    /**
     * A block with fresh weights.
     *
     * @param width the tokens' width D
     * @param heads a divisor of the width
     */
    TransformerBlock(int width, int heads) {
        this.width = width;
        this.firstNorm = addChildBlock("norm1", TransformerTrunk.norm());
        this.attention = addChildBlock("attn", new SelfAttention(width, heads));
        this.secondNorm = addChildBlock("norm2", TransformerTrunk.norm());
        this.inner = addChildBlock("fc1", linear((long) WIDENING * width));
        this.outer = addChildBlock("fc2", linear(width));
    }

    private static Linear linear(long units) {
        Linear layer = Linear.builder().setUnits(units).build();
        layer.setInitializer(VisionTransformer.XAVIER, Parameter.Type.WEIGHT);
        return layer;
    }

    /**
     * Runs the block.
     *
     * @param parameters holds the weights
     * @param tokens [B, N, D]
     * @param way how tokens attend to each other
     * @return [B, N, D]
     */
    NDArray forward(
            ParameterStore parameters, NDArray tokens, boolean training, ScaledAttention way) {
        try (NDArray attended = attended(parameters, tokens, training, way);
                NDArray between = tokens.add(attended);
                NDArray thought = thought(parameters, between, training)) {
            return between.add(thought);
        }
    }

    private NDArray attended(
            ParameterStore parameters, NDArray tokens, boolean training, ScaledAttention way) {
        try (NDArray normed = TransformerTrunk.apply(firstNorm, parameters, tokens, training)) {
            return attention.forward(parameters, normed, training, way);
        }
    }

    private NDArray thought(ParameterStore parameters, NDArray tokens, boolean training) {
        try (NDArray normed = TransformerTrunk.apply(secondNorm, parameters, tokens, training);
                NDArray wide = TransformerTrunk.apply(inner, parameters, normed, training);
                NDArray active = wide.getNDArrayInternal().gelu()) {
            return TransformerTrunk.apply(outer, parameters, active, training);
        }
    }

    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue tokens) {
        GraphValue normed = TransformerTrunk.describe(firstNorm, graph, tokens);
        GraphValue between = graph.add(tokens, attention.describe(graph, normed));
        GraphValue again = TransformerTrunk.describe(secondNorm, graph, between);
        GraphValue active = graph.gelu(graph.layer(inner, again));
        return graph.add(between, graph.layer(outer, active));
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("norm1", firstNorm)
                .add("attn", attention.state())
                .add("norm2", secondNorm)
                .add("mlp.fc1", inner)
                .add("mlp.fc2", outer)
                .build();
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        Shape tokens = new Shape(1, 1, width);
        firstNorm.initialize(manager, type, tokens);
        attention.initialize(manager, type, tokens);
        secondNorm.initialize(manager, type, tokens);
        inner.initialize(manager, type, tokens);
        outer.initialize(manager, type, new Shape(1, 1, (long) WIDENING * width));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        return new NDList(
                forward(
                        parameters,
                        inputs.singletonOrThrow(),
                        training,
                        ScaledAttention.of(inputs.singletonOrThrow().getManager().getEngine())));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }
}
