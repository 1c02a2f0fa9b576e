package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;
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
    private final ReadingListener readings;

    DistillationStep(
            StudentOutput student, Batch batch, TrainingMoment moment, ReadingListener readings) {
        this.student = student;
        this.batch = batch;
        this.moment = moment;
        this.readings = readings;
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

    /**
     * Says something of each sample that a report may show, by class and by what is known to be
     * wrong with samples: how far a gate is open, how much a teacher is trusted. Nothing is
     * computed where nobody listens, which is so in most steps; what is computed does not become
     * part of the losses.
     *
     * @param name what is read, in words with hyphens, such as {@code mnf-gate}
     * @param values gives [B] figures, one a sample of the {@link #batch}; is asked at once or
     *     never
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public final void offerReading(String name, Supplier<NDArray> values) {
        readings.read(batch, name, values);
    }

    /** Who hears of readings; for those that make steps of this one. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public final ReadingListener readings() {
        return readings;
    }
}
