package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.TeacherOutput;

/** Looks for the sample whose numbers broke a step. */
final class Culprit {

    private Culprit() {}

    /**
     * What is not finite before any loss is computed, such as "the teacher 'audio' gives NaN for
     * the sample 'x'"; empty if all of that is finite.
     */
    static Optional<String> find(
            Batch batch, String modality, Map<String, TeacherOutput> teachers) {
        Stream<Optional<String>> ofTeachers =
                teachers.entrySet().stream()
                        .flatMap(
                                teacher ->
                                        arrays(teacher.getValue())
                                                .map(
                                                        array ->
                                                                broken(
                                                                        "the teacher '%s' gives"
                                                                                .formatted(
                                                                                        teacher
                                                                                                .getKey()),
                                                                        array,
                                                                        batch)));
        Optional<String> ofInput =
                broken("the modality '%s' holds".formatted(modality), batch.input(modality), batch);
        return Stream.concat(ofTeachers, Stream.of(ofInput)).flatMap(Optional::stream).findFirst();
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
