package org.kdtoolkit.api.distill;

import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * A training step as those see it that add losses to it. Intermediate arrays belong to the manager
 * of the student's output.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public abstract sealed class DistillationStep permits FilterStep, ObjectiveStep, MethodStep {

    private final StudentOutput student;
    private final Batch batch;
    private final TrainingMoment moment;

    DistillationStep(StudentOutput student, Batch batch, TrainingMoment moment) {
        this.student = student;
        this.batch = batch;
        this.moment = moment;
    }

    /** What the student says of the batch. */
    public final StudentOutput student() {
        return student;
    }

    /** The samples, at least one. */
    public final Batch batch() {
        return batch;
    }

    /** When in the training the step is taken. */
    public final TrainingMoment moment() {
        return moment;
    }
}
