package org.kdtoolkit.train.step;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/** Any filter with any objectives. */
final class ComposedMethod implements Method {

    /**
     * An objective and what its loss is multiplied by.
     *
     * @param objective the objective
     * @param weight the factor
     */
    record Weighted(Objective objective, double weight) {}

    private final Optional<Projection> projection;
    private final Optional<Filter> filter;
    private final List<Weighted> objectives;
    private final StateDict state;

    ComposedMethod(
            Optional<Projection> projection, Optional<Filter> filter, List<Weighted> objectives) {
        this.projection = projection;
        this.filter = filter;
        this.objectives = List.copyOf(objectives);
        StateDict.Builder builder = StateDict.builder();
        projection.ifPresent(part -> builder.add("teacher", part.state()));
        filter.ifPresent(part -> builder.add("filter", part.state()));
        for (int i = 0; i < objectives.size(); i++) {
            builder.add("objectives." + i, objectives.get(i).objective().state());
        }
        state = builder.build();
    }

    @Override
    public boolean needsTeacher() {
        return true;
    }

    @Override
    public Losses losses(StudentOutput student, TeacherOutput teacher, Batch batch) {
        TeacherOutput projected = projection.map(p -> p.project(teacher)).orElse(teacher);
        Knowledge knowledge =
                filter.map(f -> f.filter(student, projected, batch))
                        .orElseGet(() -> Knowledge.unfiltered(projected));
        Losses losses = Losses.of(knowledge.losses());
        for (Weighted weighted : objectives) {
            Losses own = weighted.objective().evaluate(student, knowledge, batch);
            losses = losses.plus(own.weighted(weighted.weight()));
        }
        return losses;
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public List<String> notes() {
        return projection.map(Projection::note).stream().toList();
    }
}
