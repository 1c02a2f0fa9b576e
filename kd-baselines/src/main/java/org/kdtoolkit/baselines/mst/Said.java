package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.kdtoolkit.api.model.Head;

/**
 * What a network says of a batch.
 *
 * @param embedding [B, D]
 * @param head makes class scores of embeddings
 * @param logits [B, C] those of this one
 */
record Said(NDArray embedding, Head head, NDArray logits) {

    /** The same, with a head whose weights no gradient reaches. */
    Said withConstantHead() {
        return new Said(embedding, new Constant(head), logits);
    }

    /** A head whose own weights get no gradient. */
    private record Constant(Head head) implements Head {

        @Override
        public List<NDArray> weights() {
            return head.weights();
        }

        @Override
        public NDArray logits(List<NDArray> weights, NDArray embedding) {
            return head.logits(weights, embedding);
        }

        @Override
        public NDArray logits(NDArray embedding) {
            List<NDArray> constant = weights().stream().map(NDArray::stopGradient).toList();
            // made of the weights, they would stay with the weights' manager
            constant.forEach(weight -> weight.attach(embedding.getManager()));
            return logits(constant, embedding);
        }
    }
}
