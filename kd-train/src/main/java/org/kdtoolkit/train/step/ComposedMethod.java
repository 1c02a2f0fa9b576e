package org.kdtoolkit.train.step;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/** Any filter with any objectives, from one teacher or several. */
final class ComposedMethod implements Method {

    private final List<TeacherDistillation> lessons;
    private final StateDict state;

    ComposedMethod(List<TeacherDistillation> lessons) {
        this.lessons = List.copyOf(lessons);
        StateDict.Builder builder = StateDict.builder();
        lessons.forEach(lesson -> builder.add(lesson.teacher(), lesson.state()));
        state = builder.build();
    }

    @Override
    public Set<String> teachers() {
        return lessons.stream()
                .map(TeacherDistillation::teacher)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Losses losses(
            StudentOutput student,
            Map<String, TeacherOutput> teachers,
            Batch batch,
            TrainingMoment moment) {
        return lessons.stream()
                .map(lesson -> losses(lesson, student, teachers, batch, moment))
                .reduce(Losses.none(), Losses::plus);
    }

    /** With several teachers, a term says whose it is. */
    private Losses losses(
            TeacherDistillation lesson,
            StudentOutput student,
            Map<String, TeacherOutput> teachers,
            Batch batch,
            TrainingMoment moment) {
        String teacher = lesson.teacher();
        Losses losses = lesson.losses(student, teachers.get(teacher), batch, moment);
        return lessons.size() == 1 ? losses : losses.named(teacher + "/");
    }

    @Override
    public void afterStep() {
        lessons.forEach(lesson -> lesson.objectives().forEach(o -> o.objective().afterStep()));
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public List<String> notes() {
        return lessons.stream().flatMap(lesson -> lesson.notes().stream()).toList();
    }
}
