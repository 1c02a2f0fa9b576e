package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;

/** A teacher whose answers were stored before: they are noisy for some training samples. */
final class NoisyOutputTeacher extends CorruptedTeacher {

    private final GaussianNoise noise;
    private final String modality;
    private final RowChanges changes = new RowChanges();

    NoisyOutputTeacher(
            Teacher teacher, CorruptedSamples hit, GaussianNoise noise, String modality) {
        super(teacher, hit);
        this.noise = noise;
        this.modality = modality;
    }

    @Override
    TeacherOutput corrupted(Question question, Batch batch, Set<Integer> rows, NDManager manager) {
        TeacherOutput output = question.ask(batch, manager);
        return output.withEmbedding(noisy(output.embedding(), "embedding", batch, rows, manager))
                .withLogits(
                        output.logits()
                                .map(logits -> noisy(logits, "logits", batch, rows, manager)))
                .withFeatureMap(
                        output.featureMap()
                                .map(map -> noisy(map, "feature-map", batch, rows, manager)))
                .withStages(stages(output, batch, rows, manager));
    }

    private Map<String, NDArray> stages(
            TeacherOutput output, Batch batch, Set<Integer> rows, NDManager manager) {
        Map<String, NDArray> stages = new LinkedHashMap<>();
        output.stages()
                .forEach(
                        (name, map) ->
                                stages.put(
                                        name, noisy(map, "stage/" + name, batch, rows, manager)));
        return stages;
    }

    private NDArray noisy(
            NDArray array, String part, Batch batch, Set<Integer> rows, NDManager manager) {
        String what = modality + "/" + part;
        return changes.copy(
                array,
                rows,
                (row, values) -> noise.on(values, batch.indices()[row], what),
                manager);
    }

    @Override
    Stream<String> corruptionNotes() {
        return Stream.of(
                "the teacher's answers were stored before, so the noise lies on them, and not on"
                        + " what it perceived");
    }
}
