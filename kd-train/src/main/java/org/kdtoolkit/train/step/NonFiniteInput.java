package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.TeacherOutput;

/** Looks for the sample whose numbers broke a step. */
final class NonFiniteInput {

    private NonFiniteInput() {}

    /**
     * What comes into the step and is not finite, such as "the teacher 'audio' gives NaN for the
     * sample 'x'"; empty if the student alone is to blame.
     */
    static Optional<String> find(
            Batch batch, String modality, Map<String, TeacherOutput> teachers) {
        for (Map.Entry<String, TeacherOutput> teacher : teachers.entrySet()) {
            String who = "the teacher '%s' gives".formatted(teacher.getKey());
            Optional<String> found =
                    arrays(teacher.getValue())
                            .flatMap(array -> broken(who, array, batch).stream())
                            .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return of(modality, batch.input(modality), batch);
    }

    /** What is not finite of a modality's input, such as "the modality 'audio' holds NaN ...". */
    static Optional<String> of(String modality, NDArray input, Batch batch) {
        return broken("the modality '%s' holds".formatted(modality), input, batch);
    }

    private static Stream<NDArray> arrays(TeacherOutput output) {
        return Stream.of(Optional.of(output.embedding()), output.logits(), output.featureMap())
                .flatMap(Optional::stream);
    }

    private static Optional<String> broken(String who, NDArray array, Batch batch) {
        float[] values = array.toFloatArray();
        int width = values.length / batch.size();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                return Optional.of(
                        "%s %s for the sample '%s'"
                                .formatted(who, values[i], batch.ids().get(i / width)));
            }
        }
        return Optional.empty();
    }
}
