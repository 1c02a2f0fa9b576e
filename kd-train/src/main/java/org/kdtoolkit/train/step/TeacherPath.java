package org.kdtoolkit.train.step;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * The way of a teacher's output to the objectives that learn from it.
 *
 * @param teacher the teacher's name
 * @param projection brings the embedding to the student's width, where something asks for that
 * @param filter purifies the knowledge for all objectives
 * @param filterLabels completes the labels that the filter reads, where that is asked for
 * @param map brings the knowledge to the student's grid, where something asks for that
 */
record TeacherPath(
        String teacher,
        Optional<Projection> projection,
        Optional<Filter> filter,
        Optional<TeacherLabels> filterLabels,
        Optional<MapProjection> map)
        implements Stateful {

    /** The same way without the filter. */
    TeacherPath unfiltered() {
        return new TeacherPath(teacher, projection, Optional.empty(), Optional.empty(), map);
    }

    /** What the teacher teaches in a step; nothing if it knows none of the samples. */
    Optional<TaughtBatch> taught(MethodStep step) {
        TeacherOutput output = step.teachers().get(teacher);
        Batch batch = step.batch();
        StudentOutput student = step.student();
        List<Integer> missing = output.missing();
        if (missing.size() == batch.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            Rows rows = Rows.without(missing, batch.size(), student.logits().getManager());
            output = output.rows(rows);
            batch = batch.rows(rows);
            student = student.rows(rows);
        }
        TeacherOutput aligned = aligned(output);
        Optional<Knowledge> purified = purified(student, output, aligned, batch, step);
        return Optional.of(
                new TaughtBatch(student, batch, purified, output, aligned, map, missing));
    }

    private Optional<Knowledge> purified(
            StudentOutput student,
            TeacherOutput output,
            TeacherOutput aligned,
            Batch batch,
            MethodStep step) {
        return filter.map(
                f -> {
                    Batch labelled =
                            filterLabels
                                    .map(labels -> labels.complete(batch, output.logits().get()))
                                    .orElse(batch);
                    return f.filter(
                            FilterStep.of(student, aligned, labelled, step.moment())
                                    .withReadings(step.readings()));
                });
    }

    private TeacherOutput aligned(TeacherOutput output) {
        return projection.map(p -> p.project(output)).orElse(output);
    }

    /** Hears of the end of a step. */
    void afterStep() {
        filter.ifPresent(Filter::afterStep);
    }

    List<String> notes() {
        return Stream.of(
                        projection.map(Projection::note).stream(),
                        map.map(MapProjection::note).stream(),
                        filter.stream().flatMap(f -> f.notes().stream()))
                .flatMap(notes -> notes)
                .toList();
    }

    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        projection.ifPresent(part -> state.add("teacher", part.state()));
        filter.ifPresent(part -> state.add("filter", part.state()));
        map.ifPresent(part -> state.add("map", part.state()));
        return state.build();
    }
}
