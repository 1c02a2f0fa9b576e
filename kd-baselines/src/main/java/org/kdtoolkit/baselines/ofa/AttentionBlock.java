package org.kdtoolkit.baselines.ofa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.baselines.layer.SelfAttention;

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
        NDArray attended = SelfAttention.of(qkv.apply(tokens), heads);
        NDArray between = tokens.add(projection.apply(attended));
        return between.add(outer.apply(inner.apply(between).getNDArrayInternal().gelu()));
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
