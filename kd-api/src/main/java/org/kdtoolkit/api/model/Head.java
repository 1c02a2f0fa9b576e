package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What makes class scores of an embedding: the last layer of a student, as a function.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface Head {

    /** The arrays that it computes with, such as the weight [C, D] and the bias [C] of a layer. */
    List<NDArray> weights();

    /**
     * The class scores of an embedding, by other weights.
     *
     * @param weights as many as {@link #weights}, of the same shapes
     * @param embedding [B, D], float32; its manager owns the result
     * @return [B, C], before softmax or sigmoid
     */
    NDArray logits(List<NDArray> weights, NDArray embedding);

    /** The class scores [B, C] of an embedding [B, D], by its own weights. */
    default NDArray logits(NDArray embedding) {
        return logits(weights(), embedding);
    }
}
