package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.function.Consumer;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Attention by products of matrices, for engines without an operator of their own and where
 * somebody looks at it.
 *
 * @param listener is shown what each token takes of each other, [B * H, N, N]; the array is closed
 *     afterwards
 */
record ExplicitAttention(Consumer<NDArray> listener) implements ScaledAttention {

    @Override
    public NDArray mix(NDArray byHead) {
        long batch = byHead.getShape().get(1);
        long heads = byHead.getShape().get(2);
        long count = byHead.getShape().get(3);
        long part = byHead.getShape().get(4);
        // the one copy: each of the three is then a matrix for each head in a row
        try (NDArray matrices = byHead.reshape(3, batch * heads, count, part);
                NDList three = matrices.split(3, 0);
                NDArray queries = three.get(0).reshape(batch * heads, count, part);
                NDArray keys = three.get(1).reshape(batch * heads, count, part);
                NDArray values = three.get(2).reshape(batch * heads, count, part);
                NDArray mixed = mix(queries, keys, values)) {
            return mixed.reshape(batch, heads, count, part);
        }
    }

    private NDArray mix(NDArray queries, NDArray keys, NDArray values) {
        try (NDArray scale = Scalars.beside(queries, Math.pow(queries.getShape().get(2), -0.5));
                NDArray scaled = queries.mul(scale);
                NDArray columns = keys.transpose(0, 2, 1);
                NDArray scores = scaled.batchMatMul(columns);
                NDArray attention = scores.softmax(-1)) {
            listener.accept(attention);
            return attention.batchMatMul(values);
        }
    }
}
