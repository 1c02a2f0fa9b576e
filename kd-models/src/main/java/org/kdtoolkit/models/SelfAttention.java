package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.model.DescribedLayer;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * Self-attention of several heads over tokens [B, N, D] (Vaswani et al., Attention Is All You Need,
 * 2017): one layer without bias makes queries, keys and values, another one mixes the heads.
 */
final class SelfAttention extends AbstractBlock implements Stateful, DescribedLayer {

    private final int width;
    private final int heads;
    private final Linear qkv;
    private final Linear projection;

    /**
     * Begins with Xavier's uniform weights and without shift.
     *
     * @param width the tokens' width D
     * @param heads a divisor of the width
     */
    SelfAttention(int width, int heads) {
        this.width = width;
        this.heads = heads;
        this.qkv =
                addChildBlock("qkv", Linear.builder().setUnits(3L * width).optBias(false).build());
        this.projection = addChildBlock("proj", Linear.builder().setUnits(width).build());
        qkv.setInitializer(VisionTransformer.XAVIER, Parameter.Type.WEIGHT);
        projection.setInitializer(VisionTransformer.XAVIER, Parameter.Type.WEIGHT);
    }

    /**
     * Lets tokens attend to each other.
     *
     * @param parameters holds the weights
     * @param tokens [B, N, D]
     * @param attention how
     * @return [B, N, D]
     */
    NDArray forward(
            ParameterStore parameters,
            NDArray tokens,
            boolean training,
            ScaledAttention attention) {
        long batch = tokens.getShape().get(0);
        long count = tokens.getShape().get(1);
        try (NDArray joined = TransformerTrunk.apply(qkv, parameters, tokens, training);
                NDArray parted = joined.reshape(batch, count, 3, heads, width / heads);
                NDArray byHead = parted.transpose(2, 0, 3, 1, 4);
                NDArray mixed = attention.mix(byHead);
                NDArray perToken = mixed.transpose(0, 2, 1, 3);
                NDArray concatenated = perToken.reshape(batch, count, width)) {
            return TransformerTrunk.apply(projection, parameters, concatenated, training);
        }
    }

    @Override
    public GraphValue describe(NetworkGraph graph, GraphValue tokens) {
        long count = tokens.shape().get(1);
        long part = width / heads;
        GraphValue joined = graph.layer(qkv, tokens);
        GraphValue parted = graph.reshape(joined, -1, count, 3, heads, part);
        List<GraphValue> three =
                IntStream.range(0, 3)
                        .mapToObj(place -> graph.slice(parted, 2, place, place + 1L))
                        .map(one -> graph.reshape(one, -1, count, heads, part))
                        .toList();
        float root = (float) Math.pow(part, -0.5);
        GraphValue scale = graph.constant(new float[] {root}, new Shape(1));
        GraphValue queries = graph.multiply(graph.transpose(three.get(0), 0, 2, 1, 3), scale);
        GraphValue keys = graph.transpose(three.get(1), 0, 2, 3, 1);
        GraphValue values = graph.transpose(three.get(2), 0, 2, 1, 3);
        GraphValue attention = graph.softmax(graph.matMul(queries, keys), 3);
        GraphValue mixed = graph.matMul(attention, values);
        GraphValue perToken = graph.transpose(mixed, 0, 2, 1, 3);
        return graph.layer(projection, graph.reshape(perToken, -1, count, width));
    }

    @Override
    public StateDict state() {
        return StateDict.builder().add("qkv", qkv).add("proj", projection).build();
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        qkv.initialize(manager, type, new Shape(1, width));
        projection.initialize(manager, type, new Shape(1, width));
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
