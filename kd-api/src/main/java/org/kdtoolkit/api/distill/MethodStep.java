package org.kdtoolkit.api.distill;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    private final Optional<MethodStep> second;

    private MethodStep(
            StudentOutput student,
            Map<String, TeacherOutput> teachers,
            Batch batch,
            TrainingMoment moment,
            ReadingListener readings,
            Optional<MethodStep> second) {
        super(student, batch, moment, readings);
        this.second = second;
        this.teachers = Collections.unmodifiableMap(new LinkedHashMap<>(teachers));
    }

    /** A step of these parts. */
    public static MethodStep of(
            StudentOutput student,
            Map<String, TeacherOutput> teachers,
            Batch batch,
            TrainingMoment moment) {
        return new MethodStep(
                student, teachers, batch, moment, ReadingListener.NONE, Optional.empty());
    }

    /** The same step with somebody who hears of its readings. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public MethodStep withReadings(ReadingListener listener) {
        return new MethodStep(student(), teachers, batch(), moment(), listener, second);
    }

    /**
     * The same step with a second view of its samples.
     *
     * @param view what student and teachers say of the same samples in that view
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public MethodStep withSecond(MethodStep view) {
        return new MethodStep(
                student(), teachers, batch(), moment(), readings(), Optional.of(view));
    }

    /** The same samples in a second view, where something in the method asks for one. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<MethodStep> second() {
        return second;
    }

    /** What each teacher says that the method asks, by the teacher's name. */
    public Map<String, TeacherOutput> teachers() {
        return teachers;
    }
}
