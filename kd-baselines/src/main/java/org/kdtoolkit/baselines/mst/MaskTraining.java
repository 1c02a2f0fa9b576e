package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.StudentLoss;

/**
 * The second stage: each mask learns to bring its network's class scores near to the student's. No
 * network moves.
 *
 * @param student whose class scores are the aim, a constant
 * @param teachers the networks with their masks, each of which is on alone
 * @param divergence how they are compared
 */
record MaskTraining(Peer student, List<MaskedTeacher> teachers, SoftDivergence divergence) {

    /** The terms of a batch, one for each mask. */
    List<StudentLoss> losses(Batch batch) {
        NDArray aim = student.frozen(batch).logits();
        List<StudentLoss> losses = new ArrayList<>();
        for (MaskedTeacher teacher : teachers) {
            List<NDArray> specialists =
                    teacher.specialists(teacher.peer().frozen(batch), Masks.ONE_EACH);
            for (int i = 0; i < specialists.size(); i++) {
                losses.add(
                        new StudentLoss(
                                "mask-%s-%s"
                                        .formatted(teacher.peer().name(), teacher.layers().get(i)),
                                divergence.mean(specialists.get(i), aim)));
            }
        }
        return losses;
    }
}
