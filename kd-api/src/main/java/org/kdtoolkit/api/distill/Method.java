package org.kdtoolkit.api.distill;

import java.util.List;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * All that is added to a student's own class loss in a training step. Most methods are composed of
 * a {@link Filter} and {@link Objective}s; one that fits neither implements this.
 */
public interface Method extends Stateful {

    /** Whether the method asks for the teacher's output at all. */
    boolean needsTeacher();

    /**
     * The loss terms of a batch, weighted. Arrays made on the way belong to the manager of the
     * student's output.
     *
     * @param student the student's output
     * @param teacher the teacher's, or null if {@link #needsTeacher} is false
     * @param batch the samples
     */
    Losses losses(StudentOutput student, TeacherOutput teacher, Batch batch);

    /** What every report on this method must say of it, such as that a projection was put in. */
    default List<String> notes() {
        return List.of();
    }
}
