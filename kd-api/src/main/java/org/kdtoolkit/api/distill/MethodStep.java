package org.kdtoolkit.api.distill;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * A training step as a {@link Method} sees it.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class MethodStep extends DistillationStep {

    private final Map<String, TeacherOutput> teachers;

    private MethodStep(
            StudentOutput student,
            Map<String, TeacherOutput> teachers,
            Batch batch,
            TrainingMoment moment,
            ReadingListener readings) {
        super(student, batch, moment, readings);
        this.teachers = Collections.unmodifiableMap(new LinkedHashMap<>(teachers));
    }

    /** A step of these parts. */
    public static MethodStep of(
            StudentOutput student,
            Map<String, TeacherOutput> teachers,
            Batch batch,
            TrainingMoment moment) {
        return new MethodStep(student, teachers, batch, moment, ReadingListener.NONE);
    }

    /** The same step with somebody who hears of its readings. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public MethodStep withReadings(ReadingListener listener) {
        return new MethodStep(student(), teachers, batch(), moment(), listener);
    }

    /** What each teacher says that the method asks, by the teacher's name. */
    public Map<String, TeacherOutput> teachers() {
        return teachers;
    }
}
