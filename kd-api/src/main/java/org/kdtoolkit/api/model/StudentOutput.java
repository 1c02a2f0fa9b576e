package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.data.Rows;

/**
 * What a student returns for a batch.
 *
 * @param featureMap [B, K, D]: K tokens, the positions of the last feature map
 * @param embedding [B, D]: the pooled feature map
 * @param logits [B, C]: class scores before softmax or sigmoid
 */
public record StudentOutput(NDArray featureMap, NDArray embedding, NDArray logits) {

    /** What it returns for some samples, with a gradient. */
    public StudentOutput rows(Rows rows) {
        return new StudentOutput(rows.of(featureMap), rows.of(embedding), rows.of(logits));
    }
}
