package org.kdtoolkit.baselines.ofa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * A block of a vision transformer over tokens [B, N, D]: x + attention(norm(x)), and on that x +
 * mlp(norm(x)), whose inner layer is four times as wide, with exact GELU. Queries, keys and values
 * have no bias.
 */
final class AttentionBlock implements Stateful {

    private static final int WIDENING = 4;

    private final int heads;
    private final NamedSequence qkv;
    private final NamedSequence projection;
    private final NamedSequence inner;
    private final NamedSequence outer;

    /**
     * A block with fresh weights.
     *
     * @param width the tokens' width D
     * @param heads a divisor of the width
     * @param manager owns the weights
     */
    AttentionBlock(int width, int heads, NDManager manager) {
        this.heads = heads;
        Shape tokens = new Shape(1, 1, width);
        this.qkv =
                new NamedSequence()
                        .add("norm1", TransformerHead.norm())
                        .add("attn.qkv", HeadLayers.linear(3L * width, false))
                        .initialized(manager, tokens);
        this.projection =
                new NamedSequence()
                        .add("attn.proj", HeadLayers.linear(width, true))
                        .initialized(manager, tokens);
        this.inner =
                new NamedSequence()
                        .add("norm2", TransformerHead.norm())
                        .add("mlp.fc1", HeadLayers.linear((long) WIDENING * width, true))
                        .initialized(manager, tokens);
        this.outer =
                new NamedSequence()
                        .add("mlp.fc2", HeadLayers.linear(width, true))
                        .initialized(manager, new Shape(1, 1, (long) WIDENING * width));
    }

    /** Runs the block in training: [B, N, D] becomes [B, N, D]. */
    NDArray apply(NDArray tokens) {
        NDArray between = tokens.add(projection.apply(mixed(qkv.apply(tokens), tokens.getShape())));
        return between.add(outer.apply(inner.apply(between).getNDArrayInternal().gelu()));
    }

    /** What each token takes of all: softmax(q k' / root of the heads' width) v, [B, N, D]. */
    private NDArray mixed(NDArray joined, Shape shape) {
        long batch = shape.get(0);
        long count = shape.get(1);
        long part = shape.get(2) / heads;
        NDArray byHead =
                joined.reshape(batch, count, 3, heads, part)
                        .transpose(2, 0, 3, 1, 4)
                        .reshape(3, batch * heads, count, part);
        NDArray queries = byHead.get(0);
        NDArray keys = byHead.get(1).transpose(0, 2, 1);
        NDArray scale = Scalars.beside(queries, Math.pow(part, -0.5));
        NDArray attention = queries.mul(scale).matMul(keys).softmax(-1);
        return attention
                .matMul(byHead.get(2))
                .reshape(batch, heads, count, part)
                .transpose(0, 2, 1, 3)
                .reshape(shape);
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .addAll(qkv.state())
                .addAll(projection.state())
                .addAll(inner.state())
                .addAll(outer.state())
                .build();
    }
}
