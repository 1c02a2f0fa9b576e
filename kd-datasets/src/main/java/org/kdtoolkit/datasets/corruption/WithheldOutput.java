package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.model.TeacherOutput;

/** Takes from a teacher's answer what it says of some samples. */
final class WithheldOutput {

    private final RowChanges changes = new RowChanges();

    /** The answer as of a teacher that knows nothing about the samples in some rows. */
    TeacherOutput of(TeacherOutput output, Set<Integer> rows, NDManager manager) {
        Set<Integer> missing = new TreeSet<>(output.missing());
        missing.addAll(rows);
        Map<String, NDArray> stages = new LinkedHashMap<>();
        output.stages().forEach((name, map) -> stages.put(name, zeros(map, rows, manager)));
        return output.withEmbedding(zeros(output.embedding(), rows, manager))
                .withLogits(output.logits().map(logits -> zeros(logits, rows, manager)))
                .withFeatureMap(output.featureMap().map(map -> zeros(map, rows, manager)))
                .withStages(stages)
                .withMissing(List.copyOf(missing));
    }

    private NDArray zeros(NDArray array, Set<Integer> rows, NDManager manager) {
        return changes.copy(array, rows, (row, values) -> new float[values.length], manager);
    }
}
