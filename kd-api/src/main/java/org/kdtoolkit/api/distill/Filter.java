package org.kdtoolkit.api.distill;

import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * Turns a teacher's output into purified knowledge, looking at the student. Its own parameters, if
 * any, are trained by both sides; its own losses are of the distiller's side by their type.
 */
public interface Filter extends Stateful {

    /**
     * Filters a batch in training mode. Intermediate arrays belong to the manager of the student's
     * output. Samples that the teacher knows nothing about are not among those of the batch.
     *
     * @param student the student's output
     * @param teacher the teacher's, its embedding of the student's width
     * @param batch the samples, at least one
     * @return knowledge whose embedding and target are of the student's width
     */
    Knowledge filter(StudentOutput student, TeacherOutput teacher, Batch batch);
}
