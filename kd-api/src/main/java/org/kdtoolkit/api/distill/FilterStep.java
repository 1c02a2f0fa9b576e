package org.kdtoolkit.api.distill;

import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * A training step as a {@link Filter} sees it.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class FilterStep extends DistillationStep {

    private final TeacherOutput teacher;

    private FilterStep(
            StudentOutput student,
            TeacherOutput teacher,
            Batch batch,
            TrainingMoment moment,
            ReadingListener readings) {
        super(student, batch, moment, readings);
        this.teacher = teacher;
    }

    /** A step of these parts. */
    public static FilterStep of(
            StudentOutput student, TeacherOutput teacher, Batch batch, TrainingMoment moment) {
        return new FilterStep(student, teacher, batch, moment, ReadingListener.NONE);
    }

    /** The same step with somebody who hears of its readings. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public FilterStep withReadings(ReadingListener listener) {
        return new FilterStep(student(), teacher, batch(), moment(), listener);
    }

    /** What the teacher says of the batch; its embedding is of the student's width. */
    public TeacherOutput teacher() {
        return teacher;
    }
}
