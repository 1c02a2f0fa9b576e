package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * A teacher that perceives other samples in the place of some: it is asked about these. Where it
 * needs input, theirs are read in the first view. It knows nothing about a sample if the other one
 * can't be read.
 */
final class SwappedTeacher extends CorruptedTeacher {

    private final SwapPartners donors;
    private final TrainingInputs perceived;
    private final RowChanges changes = new RowChanges();
    private final WithheldOutput silence = new WithheldOutput();

    SwappedTeacher(
            Teacher teacher, CorruptedSamples hit, SwapPartners donors, TrainingInputs perceived) {
        super(teacher, hit);
        this.donors = donors;
        this.perceived = perceived;
    }

    @Override
    TeacherOutput corrupted(Question question, Batch batch, Set<Integer> rows, NDManager manager) {
        Batch swapped = swapped(batch, rows);
        if (!needsInput()) {
            return question.ask(swapped, manager);
        }
        String modality = perceived.modality();
        Set<Integer> unreadable = new HashSet<>();
        NDArray input =
                changes.copy(
                        batch.input(modality),
                        rows,
                        (row, values) -> {
                            Optional<float[]> other =
                                    perceived.read(swapped.indices()[row], values.length);
                            if (other.isEmpty()) {
                                unreadable.add(row);
                            }
                            return other.orElse(values);
                        },
                        manager);
        TeacherOutput output = question.ask(swapped.withInput(modality, input), manager);
        return unreadable.isEmpty() ? output : silence.of(output, unreadable, manager);
    }

    /** The batch with the others' ids and indices; inputs and labels are still its own. */
    private Batch swapped(Batch batch, Set<Integer> rows) {
        List<String> ids = new ArrayList<>(batch.ids());
        int[] indices = batch.indices().clone();
        for (int row : rows) {
            indices[row] = donors.of(indices[row]);
            ids.set(row, perceived.dataset().samples(Subset.TRAIN).id(indices[row]));
        }
        return Batch.of(batch.subset(), ids, indices, batch.inputs(), batch.targets());
    }
}
