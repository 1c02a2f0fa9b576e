package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.kdtoolkit.api.model.Head;

/**
 * A student's head behind the cut: it computes with leaves that hold the same weights, so that the
 * distiller's side does not reach them. Made when the first loss asks for logits, as few do.
 */
final class LeafHead implements Head {

    private final Head head;
    private List<NDArray> leaves = List.of();

    LeafHead(Head head) {
        this.head = head;
    }

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
        if (leaves.isEmpty()) {
            NDManager step = embedding.getManager();
            leaves = weights().stream().map(StudentCut::leaf).toList();
            leaves.forEach(leaf -> leaf.attach(step));
        }
        return logits(leaves, embedding);
    }

    boolean isUsed() {
        return !leaves.isEmpty();
    }

    List<NDArray> leaves() {
        return leaves;
    }
}
