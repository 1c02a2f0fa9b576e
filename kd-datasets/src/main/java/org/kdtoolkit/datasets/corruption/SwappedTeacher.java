package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * A teacher that perceives other samples in the place of some: it is asked about these. Where it
 * always needs input, theirs are read in the first view; where it is shown drawn views, in the view
 * of the sample whose place they take. It knows nothing about a sample if the other one can't be
 * read.
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
        String modality = perceived.modality();
        if (!looksAt(batch, modality)) {
            return question.ask(swapped, manager);
        }
        Map<Integer, SampleException> unreadable = new LinkedHashMap<>();
        NDArray input =
                changes.copy(
                        batch.input(modality),
                        rows,
                        (row, values) -> {
                            View view = needsInput() ? View.FIRST : batch.views().get(row);
                            try {
                                return perceived.read(swapped.indices()[row], view, values.length);
                            } catch (SampleException e) {
                                unreadable.put(row, e);
                                return values;
                            }
                        },
                        manager);
        TeacherOutput output = question.ask(swapped.withInput(modality, input), manager);
        if (!needsInput()) {
            unreadable.keySet().removeAll(output.missing()); // was told when it was opened
        }
        unreadable.forEach((row, cause) -> perceived.report(swapped.indices()[row], cause));
        return unreadable.isEmpty() ? output : silence.of(output, unreadable.keySet(), manager);
    }

    /** The batch with the others' ids and indices; inputs and labels are still its own. */
    private Batch swapped(Batch batch, Set<Integer> rows) {
        List<String> ids = new ArrayList<>(batch.ids());
        int[] indices = batch.indices().clone();
        for (int row : rows) {
            indices[row] = donors.of(indices[row]);
            ids.set(row, perceived.dataset().samples(Subset.TRAIN).id(indices[row]));
        }
        return Batch.of(batch.subset(), ids, indices, batch.inputs(), batch.targets())
                .withViews(batch.views());
    }
}
