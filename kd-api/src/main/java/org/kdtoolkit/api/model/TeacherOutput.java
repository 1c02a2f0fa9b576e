package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.Rows;

/**
 * What a teacher says of a batch: constants, through which no gradient flows.
 *
 * @param embedding [B, Dt]
 * @param logits [B, C], where the teacher has them
 * @param featureMap [B, Kt, Dm], where the teacher has it
 * @param missing the rows of the batch that the teacher knows nothing about, ascending; their
 *     values are 0 and say nothing
 */
public record TeacherOutput(
        NDArray embedding,
        Optional<NDArray> logits,
        Optional<NDArray> featureMap,
        List<Integer> missing) {

    /** Copies the list. */
    public TeacherOutput {
        missing = List.copyOf(missing);
    }

    /** What a teacher says that knows all samples of the batch and gives no feature map. */
    public static TeacherOutput of(NDArray embedding, Optional<NDArray> logits) {
        return new TeacherOutput(embedding, logits, Optional.empty(), List.of());
    }

    /**
     * What it says of some samples.
     *
     * @param rows rows of the batch of which none is missing
     */
    public TeacherOutput rows(Rows rows) {
        return new TeacherOutput(
                rows.of(embedding), logits.map(rows::of), featureMap.map(rows::of), List.of());
    }
}
