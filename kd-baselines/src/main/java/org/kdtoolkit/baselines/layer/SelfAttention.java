package org.kdtoolkit.baselines.layer;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.distill.Scalars;

/**
 * What each of N tokens takes of all, in heads beside each other.
 *
 * <pre>
 * softmax(q k' / root of a head's width) v
 * </pre>
 */
public final class SelfAttention {

    private static final int LAST = -1;

    private SelfAttention() {}

    /**
     * Lets tokens attend to each other.
     *
     * @param joined [B, N, 3D] queries, keys and values; their manager owns the result
     * @param heads a divisor of D
     * @return [B, N, D]
     */
    public static NDArray of(NDArray joined, int heads) {
        long batch = joined.getShape().get(0);
        long count = joined.getShape().get(1);
        long width = joined.getShape().get(2) / 3;
        long part = width / heads;
        NDArray byHead =
                joined.reshape(batch, count, 3, heads, part)
                        .transpose(2, 0, 3, 1, 4)
                        .reshape(3, batch * heads, count, part);
        NDArray queries = byHead.get(0);
        NDArray keys = byHead.get(1).transpose(0, 2, 1);
        NDArray scale = Scalars.beside(queries, Math.pow(part, -0.5));
        NDArray shares = queries.mul(scale).matMul(keys).softmax(LAST);
        return shares.matMul(byHead.get(2))
                .reshape(batch, heads, count, part)
                .transpose(0, 2, 1, 3)
                .reshape(batch, count, width);
    }
}
