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

    private final List<TeacherDistillation> parts;
    private final StateDict state;

    ComposedMethod(List<TeacherDistillation> parts) {
        this.parts = List.copyOf(parts);
        StateDict.Builder builder = StateDict.builder();
        parts.forEach(part -> builder.add(part.teacher(), part.state()));
        state = builder.build();
    }

    @Override
    public Set<String> teachers() {
        return parts.stream()
                .map(TeacherDistillation::teacher)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Losses losses(
            StudentOutput student,
            Map<String, TeacherOutput> teachers,
            Batch batch,
            TrainingMoment moment) {
        return parts.stream()
                .map(part -> losses(part, student, teachers, batch, moment))
                .reduce(Losses.none(), Losses::plus);
    }

    /** With several teachers, a term says whose it is. */
    private Losses losses(
            TeacherDistillation part,
            StudentOutput student,
            Map<String, TeacherOutput> teachers,
            Batch batch,
            TrainingMoment moment) {
        String teacher = part.teacher();
        Losses losses = part.losses(student, teachers.get(teacher), batch, moment);
        return parts.size() == 1 ? losses : losses.named(teacher + "/");
    }

    @Override
    public void afterStep() {
        parts.forEach(part -> part.objectives().forEach(o -> o.objective().afterStep()));
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public List<String> notes() {
        return parts.stream().flatMap(part -> part.notes().stream()).toList();
    }
}
