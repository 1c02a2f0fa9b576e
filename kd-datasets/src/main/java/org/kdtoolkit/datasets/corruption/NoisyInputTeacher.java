package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * A teacher that perceives each batch: some training samples are noisy to it. Where it is asked
 * without a look at the batch, it has heard the noise before.
 */
final class NoisyInputTeacher extends CorruptedTeacher {

    private final GaussianNoise noise;
    private final String modality;
    private final RowChanges changes = new RowChanges();

    NoisyInputTeacher(Teacher teacher, CorruptedSamples hit, GaussianNoise noise, String modality) {
        super(teacher, hit);
        this.noise = noise;
        this.modality = modality;
    }

    @Override
    TeacherOutput corrupted(Question question, Batch batch, Set<Integer> rows, NDManager manager) {
        if (!looksAt(batch, modality)) {
            return question.ask(batch, manager);
        }
        NDArray noisy =
                changes.copy(
                        batch.input(modality),
                        rows,
                        (row, values) -> noise.on(values, batch.indices()[row], modality),
                        manager);
        return question.ask(batch.withInput(modality, noisy), manager);
    }
}
