package org.kdtoolkit.train.step;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ObjectiveSpec;

/**
 * Creates objectives. Each is told of those stages alone that it reads: as they are, or before
 * their activations.
 */
final class ObjectiveFactory {

    private final Registry registry;
    private final Surroundings surroundings;

    ObjectiveFactory(Registry registry, Surroundings surroundings) {
        this.registry = registry;
        this.surroundings = surroundings;
    }

    /**
     * Creates an objective.
     *
     * @param spec which
     * @param teachers those that it reads, the foremost first
     * @param arriving what arrives of each teacher
     */
    WeightedObjective create(
            ObjectiveSpec spec, List<String> teachers, Map<String, TeacherShape> arriving) {
        boolean before = provider(spec).readsPreactivations();
        Map<String, TeacherShape> shapes = new LinkedHashMap<>();
        teachers.forEach(teacher -> shapes.put(teacher, read(arriving.get(teacher), before)));
        Map<String, FeatureMapShape> stages = studentStages(before);
        if (!provider(spec).readsEveryStudentStage(spec.settings())) {
            stages.keySet().retainAll(provider(spec).studentStages(spec.settings()));
        }
        Objective objective =
                registry.create(
                        Kind.OBJECTIVE,
                        spec.type(),
                        spec.settings(),
                        surroundings.of(shapes, stages));
        return new WeightedObjective(
                objective,
                new Reading(
                        needs(spec),
                        stages.keySet(),
                        teacherStages(spec, shapes.values()),
                        before,
                        provider(spec).secondView(spec.settings())),
                TeacherLabels.where(spec.unlabelled(), spec.confidence()),
                teachers,
                spec.weight(),
                spec.schedule());
    }

    /** What an objective reads beside the outputs that are always there. */
    Set<Need> needs(ObjectiveSpec spec) {
        return provider(spec).needs(spec.settings());
    }

    /** Whether an objective may refuse, or take note of, what student, teachers and data are. */
    boolean isTried(ObjectiveSpec spec) {
        return provider(spec).isTriedBeforehand();
    }

    /** The student's stages, all as they are or all before their activations, by their names. */
    private Map<String, FeatureMapShape> studentStages(boolean before) {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        surroundings
                .all()
                .studentStages()
                .forEach(
                        (name, layout) -> {
                            if (Preactivation.isName(name) == before) {
                                stages.put(Preactivation.stageOf(name), layout);
                            }
                        });
        return stages;
    }

    /** The same of a teacher. */
    private static TeacherShape read(TeacherShape teacher, boolean before) {
        if (!before) {
            return teacher;
        }
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        teacher.preactivations().forEach((stage, map) -> stages.put(stage, map.layout()));
        return teacher.withStages(stages);
    }

    private Set<String> teacherStages(ObjectiveSpec spec, Collection<TeacherShape> teachers) {
        return readsEveryStage(spec)
                ? teachers.stream()
                        .flatMap(teacher -> teacher.stages().keySet().stream())
                        .collect(Collectors.toSet())
                : provider(spec).teacherStages(spec.settings());
    }

    private boolean readsEveryStage(ObjectiveSpec spec) {
        return provider(spec).readsEveryStage(spec.settings());
    }

    private ObjectiveProvider provider(ObjectiveSpec spec) {
        return registry.get(Kind.OBJECTIVE, spec.type());
    }
}
