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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kdtoolkit.api.distill.Scalars;
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
     * @param listener is shown what each token takes of each other, [B * H, N, N] for H heads; the
     *     array is closed afterwards
     * @return [B, N, D]
     */
    NDArray forward(
            ParameterStore parameters,
            NDArray tokens,
            boolean training,
            Consumer<NDArray> listener) {
        long batch = tokens.getShape().get(0);
        long count = tokens.getShape().get(1);
        long part = width / heads;
        try (NDArray joined = TransformerTrunk.apply(qkv, parameters, tokens, training);
                NDArray parted = joined.reshape(batch, count, 3, heads, part);
                NDArray byHead = parted.transpose(2, 0, 3, 1, 4);
                // the one copy: each of the three is then a matrix for each head in a row
                NDArray matrices = byHead.reshape(3, batch * heads, count, part);
                NDList three = matrices.split(3, 0);
                NDArray queries = three.get(0).reshape(batch * heads, count, part);
                NDArray keys = three.get(1).reshape(batch * heads, count, part);
                NDArray values = three.get(2).reshape(batch * heads, count, part);
                NDArray mixed = attend(queries, keys, values, listener);
                NDArray perHead = mixed.reshape(batch, heads, count, part);
                NDArray perToken = perHead.transpose(0, 2, 1, 3);
                NDArray concatenated = perToken.reshape(batch, count, width)) {
            return TransformerTrunk.apply(projection, parameters, concatenated, training);
        }
    }

    /** softmax(q k' / sqrt(d)) v for each head of each sample, [B * H, N, d]. */
    private NDArray attend(
            NDArray queries, NDArray keys, NDArray values, Consumer<NDArray> listener) {
        try (NDArray scale = Scalars.beside(queries, Math.pow(queries.getShape().get(2), -0.5));
                NDArray scaled = queries.mul(scale);
                NDArray columns = keys.transpose(0, 2, 1);
                NDArray scores = scaled.batchMatMul(columns);
                NDArray attention = scores.softmax(-1)) {
            listener.accept(attention);
            return attention.batchMatMul(values);
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
                forward(parameters, inputs.singletonOrThrow(), training, attention -> {}));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }
}
