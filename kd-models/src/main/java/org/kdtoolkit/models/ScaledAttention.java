package org.kdtoolkit.models;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;

/** How tokens attend to each other: softmax(q k' / sqrt(d)) v for each head of each sample. */
@FunctionalInterface
interface ScaledAttention {

    /**
     * Mixes the values.
     *
     * @param byHead [3, B, H, N, d]: queries, keys and values, perhaps a view; its manager owns the
     *     result
     * @return [B, H, N, d]
     */
    NDArray mix(NDArray byHead);

    /** The engine's fused operator where it has one, which keeps no matrix [N, N]. */
    static ScaledAttention of(Engine engine) {
        return engine.getEngineName().equals(FusedAttention.ENGINE)
                ? FusedAttention.instance()
                : new ExplicitAttention(attention -> {});
    }
}
