package org.kdtoolkit.train.step;

import org.kdtoolkit.api.distill.Need;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.train.config.WeightSchedule;

/**
 * What a method takes from one teacher: a filter, if there is one, and the objectives behind it.
 *
 * @param teacher the teacher's name
 * @param projection brings the embedding to the student's width, where something asks for that
 * @param filter purifies the knowledge for all objectives
 * @param map brings the knowledge to the student's grid, where something asks for that
 * @param objectives pass the knowledge on
 */
record TeacherDistillation(
        String teacher,
        Optional<Projection> projection,
        Optional<Filter> filter,
        Optional<MapProjection> map,
        List<Weighted> objectives)
        implements Stateful {

    /**
     * An objective and what its loss is multiplied by.
     *
     * @param objective the objective
     * @param weight the full factor
     * @param schedule how the factor changes
     */
    record Weighted(Objective objective, double weight, WeightSchedule schedule) {

        double weight(TrainingMoment moment) {
            return weight * schedule.factor(moment);
        }
    }

    /** The losses of a batch, of those samples that the teacher knows something about. */
    Losses losses(StudentOutput student, TeacherOutput output, Batch batch, TrainingMoment moment) {
        List<Integer> missing = output.missing();
        if (missing.isEmpty()) {
            return known(student, output, batch, moment);
        }
        if (missing.size() == batch.size()) {
            return Losses.none();
        }
        Rows rows = Rows.without(missing, batch.size(), student.logits().getManager());
        return known(student.rows(rows), output.rows(rows), batch.rows(rows), moment);
    }

    private Losses known(
            StudentOutput student, TeacherOutput output, Batch batch, TrainingMoment moment) {
        TeacherOutput aligned = projection.map(p -> p.project(output)).orElse(output);
        Optional<Knowledge> purified = filter.map(f -> f.filter(student, aligned, batch));
        Losses losses = Losses.of(purified.map(Knowledge::losses).orElse(List.of()));
        for (Weighted weighted : objectives) {
            Objective objective = weighted.objective();
            Set<Need> needs = objective.needs();
            Knowledge knowledge =
                    purified.orElseGet(
                            () ->
                                    Knowledge.unfiltered(
                                            needs.contains(Need.ALIGNED_EMBEDDING)
                                                    ? aligned
                                                    : output));
            Knowledge mapped =
                    map.filter(m -> needs.contains(Need.FEATURE_MAP))
                            .map(m -> m.project(knowledge))
                            .orElse(knowledge);
            Losses own = objective.evaluate(student, mapped, batch);
            losses = losses.plus(own.weighted(weighted.weight(moment)));
        }
        return losses;
    }

    List<String> notes() {
        return Stream.concat(
                        projection.map(Projection::note).stream(),
                        map.map(MapProjection::note).stream())
                .toList();
    }

    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        projection.ifPresent(part -> state.add("teacher", part.state()));
        filter.ifPresent(part -> state.add("filter", part.state()));
        map.ifPresent(part -> state.add("map", part.state()));
        for (int i = 0; i < objectives.size(); i++) {
            state.add("objectives." + i, objectives.get(i).objective().state());
        }
        return state.build();
    }
}
