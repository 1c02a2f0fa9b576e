package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * What an objective passes on to the student: the teacher's output, or what a filter made of it.
 *
 * @param embedding [B, Dt]: the teacher's embedding, purified where there is a filter
 * @param target [B, Dt]: what the student's embedding is drawn to; with a filter it may mix both
 *     modalities, without one it is the embedding
 * @param logits [B, C]: class scores, where there are some
 * @param featureMap [B, Kt, Dm]: a map over tokens, where there is one
 * @param losses the filter's own terms
 */
public record Knowledge(
        NDArray embedding,
        NDArray target,
        Optional<NDArray> logits,
        Optional<NDArray> featureMap,
        List<DistillerLoss> losses) {

    /** The teacher's output as it is. */
    public static Knowledge unfiltered(TeacherOutput teacher) {
        return new Knowledge(
                teacher.embedding(),
                teacher.embedding(),
                teacher.logits(),
                teacher.featureMap(),
                List.of());
    }
}
