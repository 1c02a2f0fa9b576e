package org.kdtoolkit.api.distill;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * A training step as an {@link Objective} sees it.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class ObjectiveStep extends DistillationStep {

    /** The name of a teacher that stands alone. */
    private static final String ONLY = "teacher";

    private final Map<String, Knowledge> knowledge;
    private final Optional<ObjectiveStep> second;

    private ObjectiveStep(
            StudentOutput student,
            Map<String, Knowledge> knowledge,
            Batch batch,
            TrainingMoment moment,
            ReadingListener readings,
            Optional<ObjectiveStep> second) {
        super(student, batch, moment, readings);
        this.second = second;
        this.knowledge = Collections.unmodifiableMap(new LinkedHashMap<>(knowledge));
    }

    /** A step with one teacher. */
    public static ObjectiveStep of(
            StudentOutput student, Knowledge knowledge, Batch batch, TrainingMoment moment) {
        return of(student, Map.of(ONLY, knowledge), batch, moment);
    }

    /**
     * A step with several teachers.
     *
     * @param knowledge what is to be learned from each, by its name, the foremost first
     */
    public static ObjectiveStep of(
            StudentOutput student,
            Map<String, Knowledge> knowledge,
            Batch batch,
            TrainingMoment moment) {
        return new ObjectiveStep(
                student, knowledge, batch, moment, ReadingListener.NONE, Optional.empty());
    }

    /** The same step with somebody who hears of its readings. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public ObjectiveStep withReadings(ReadingListener listener) {
        return new ObjectiveStep(student(), knowledge, batch(), moment(), listener, second);
    }

    /**
     * The same step with a second view of its samples.
     *
     * @param view what the student says of the same samples in that view, and what it is to learn
     *     of it
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public ObjectiveStep withSecond(ObjectiveStep view) {
        return new ObjectiveStep(
                student(), knowledge, batch(), moment(), readings(), Optional.of(view));
    }

    /**
     * The same samples in the second view that the provider {@linkplain
     * org.kdtoolkit.api.plugin.ObjectiveProvider#secondView names}; empty if it names none, and in
     * epochs before the training. A teacher that does not look at the student's draw says the same
     * of both views.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<ObjectiveStep> second() {
        return second;
    }

    /** What is to be learned; of the first teacher, where there are several. */
    public Knowledge knowledge() {
        return knowledge.values().iterator().next();
    }

    /**
     * What is to be learned from each teacher that the objective reads, by the teacher's name, in
     * the order of {@link DistillerContext#teachers}.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Map<String, Knowledge> knowledgeByTeacher() {
        return knowledge;
    }
}
