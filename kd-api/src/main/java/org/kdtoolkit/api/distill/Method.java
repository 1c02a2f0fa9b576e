package org.kdtoolkit.api.distill;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * All that is added to a student's own class loss in a training step. Most methods are composed of
 * a {@link Filter} and {@link Objective}s; one that fits neither implements this.
 */
public interface Method extends Stateful {

    /** The names of the teachers that the method asks; not every method asks any. */
    Set<String> teachers();

    /**
     * The loss terms of a batch, weighted. Intermediate arrays belong to the manager of the
     * student's output.
     *
     * @param student the student's output
     * @param teachers what each of {@link #teachers} says
     * @param batch the samples
     * @param moment when in the training that is
     */
    Losses losses(
            StudentOutput student,
            Map<String, TeacherOutput> teachers,
            Batch batch,
            TrainingMoment moment);

    /**
     * Is called after each training step, outside of any gradient collector, while the step's
     * arrays are still there.
     */
    default void afterStep() {}

    /** What every report on this method must say about it, such as that a projection was added. */
    default List<String> notes() {
        return List.of();
    }
}
