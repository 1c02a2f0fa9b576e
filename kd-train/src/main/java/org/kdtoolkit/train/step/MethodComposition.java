package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.TeacherNames;

/**
 * Composes one method. What each teacher gives is followed on its way to the objectives: a filter
 * and whatever compares it with the student's is given the student's width, whatever compares maps
 * the student's grid, by a trained projection where the teacher has another.
 */
final class MethodComposition {

    private final Registry registry;
    private final MethodSpec spec;
    private final DistillerContext context;
    private final TeacherNames names;
    private final Map<String, TeacherShape> arriving = new HashMap<>();

    MethodComposition(
            Registry registry, MethodSpec spec, DistillerContext context, TeacherNames names) {
        this.registry = registry;
        this.spec = spec;
        this.context = context;
        this.names = names;
    }

    AssembledMethod compose() {
        spec.objectives().forEach(this::requireWhatItReads);
        List<TeacherPath> paths = new ArrayList<>();
        List<WeightedObjective> objectives = new ArrayList<>();
        for (String teacher : names.known()) {
            List<ObjectiveSpec> learning =
                    spec.objectives().stream()
                            .filter(objective -> names.meant(objective.named()).contains(teacher))
                            .toList();
            if (!learning.isEmpty()) {
                add(teacher, learning, paths, objectives);
            }
        }
        for (ObjectiveSpec objective : spec.objectives()) {
            if (names.meant(objective.named()).size() > 1) {
                objectives.add(objective(objective));
            }
        }
        return new AssembledMethod(
                new ComposedMethod(paths, objectives),
                paths.stream().map(TeacherPath::teacher).collect(Collectors.toSet()),
                studentStages(),
                teacherStages());
    }

    /** The way from one teacher, and the objectives that learn from that one alone. */
    private void add(
            String name,
            List<ObjectiveSpec> learning,
            List<TeacherPath> paths,
            List<WeightedObjective> objectives) {
        TeacherShape teacher = context.teachers().get(name);
        FeatureMapShape student = context.student();
        Optional<FilterSpec> filterSpec =
                spec.filter().filter(f -> names.meant(f.teacher()).equals(name));
        Optional<FeatureMapShape> given = teacher.featureMap().filter(map -> filterSpec.isEmpty());
        Optional<FeatureMapShape> fitting = given.filter(map -> sameAxes(map, student));
        arriving.put(
                name,
                teacher.withFeatureMap(fitting)
                        .withWidth(filterSpec.isPresent() ? student.width() : teacher.width()));
        Optional<Filter> filter =
                filterSpec.map(
                        f ->
                                filter(
                                        f,
                                        surroundings(
                                                Map.of(
                                                        name,
                                                        TeacherShape.of(
                                                                student.width(), teacher.logits())),
                                                Map.of())));
        for (ObjectiveSpec objective : learning) {
            if (names.meant(objective.named()).size() == 1) {
                objectives.add(objective(objective));
            }
        }
        boolean compares = filter.isPresent() || needed(learning, Need.ALIGNED_EMBEDDING);
        Optional<Projection> projection =
                compares && teacher.width() != student.width()
                        ? Optional.of(
                                new Projection(teacher.width(), student.width(), context.manager()))
                        : Optional.empty();
        Optional<MapProjection> map =
                needed(learning, Need.FEATURE_MAP) && fitting.isEmpty()
                        ? Optional.of(
                                new MapProjection(
                                        given,
                                        arriving.get(name).width(),
                                        student,
                                        context.manager()))
                        : Optional.empty();
        paths.add(new TeacherPath(name, projection, filter, map));
    }

    private Filter filter(FilterSpec filterSpec, DistillerContext surroundings) {
        Filter filter =
                registry.create(
                        Kind.FILTER, filterSpec.type(), filterSpec.settings(), surroundings);
        filterSpec
                .weights()
                .map(file -> new WeightsFile(file, filterSpec.weightsPrefix()))
                .ifPresent(file -> begin(filter, filterSpec.type(), file, context.manager()));
        return filter;
    }

    private static void begin(Filter filter, String type, WeightsFile weights, NDManager manager) {
        if (filter.state().entries().isEmpty()) {
            throw new ConfigurationException(
                    "the filter '%s' has no weights, so none can be taken from %s; remove 'weights'"
                            .formatted(type, weights.path()));
        }
        weights.load(
                filter.state(),
                manager,
                "the filter and the student must be configured as those that left these"
                        + " weights, for as many classes");
    }

    private WeightedObjective objective(ObjectiveSpec objectiveSpec) {
        List<String> teachers = names.meant(objectiveSpec.named());
        Map<String, TeacherShape> shapes = new LinkedHashMap<>();
        teachers.forEach(teacher -> shapes.put(teacher, arriving.get(teacher)));
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>(context.studentStages());
        stages.keySet().retainAll(read(objectiveSpec, ObjectiveProvider::studentStages));
        Objective objective =
                registry.create(
                        Kind.OBJECTIVE,
                        objectiveSpec.type(),
                        objectiveSpec.settings(),
                        surroundings(shapes, stages));
        return new WeightedObjective(
                objective,
                new Reading(
                        needs(objectiveSpec),
                        stages.keySet(),
                        read(objectiveSpec, ObjectiveProvider::teacherStages)),
                teachers,
                objectiveSpec.weight(),
                objectiveSpec.schedule());
    }

    private DistillerContext surroundings(
            Map<String, TeacherShape> teachers, Map<String, FeatureMapShape> stages) {
        return DistillerContext.builder()
                .setStudent(context.student())
                .optStudentStages(stages)
                .optTeachers(teachers)
                .setClasses(context.classes())
                .optTargetKind(context.targetKind())
                .setTrainingSamples(context.trainingSamples())
                .setManager(context.manager())
                .build();
    }

    /** Refuses an objective that reads what nobody gives, before anything is created. */
    private void requireWhatItReads(ObjectiveSpec objective) {
        List<String> teachers = names.meant(objective.named());
        if (teachers.size() > 1
                && !registry.get(Kind.OBJECTIVE, objective.type()).readsSeveralTeachers()) {
            throw problem(
                    "the objective '%s' reads one teacher, found 'teachers: [%s]'; name one of them as 'teacher'"
                            .formatted(objective.type(), String.join(", ", teachers)));
        }
        read(objective, ObjectiveProvider::studentStages)
                .forEach(
                        stage ->
                                requireStage(
                                        objective,
                                        stage,
                                        "student",
                                        context.studentStages().keySet()));
        for (String name : teachers) {
            TeacherShape teacher = context.teachers().get(name);
            read(objective, ObjectiveProvider::teacherStages)
                    .forEach(
                            stage ->
                                    requireStage(
                                            objective,
                                            stage,
                                            "teacher '%s'".formatted(name),
                                            teacher.stages().keySet()));
            boolean filtered =
                    spec.filter().filter(f -> names.meant(f.teacher()).equals(name)).isPresent();
            if (needs(objective).contains(Need.LOGITS) && !filtered && !teacher.logits()) {
                throw problem(
                        "the objective '%s' needs logits, but the teacher gives only embeddings; give the teacher logits, or leave the method out"
                                .formatted(objective.type()));
            }
        }
    }

    private void requireStage(ObjectiveSpec objective, String stage, String who, Set<String> has) {
        if (!has.contains(stage)) {
            throw problem(
                    "the objective '%s' reads the stage '%s' of the %s, which has no such stage%s (it has: %s)"
                            .formatted(
                                    objective.type(),
                                    stage,
                                    who,
                                    Suggestions.didYouMean(stage, has),
                                    has.isEmpty() ? "none" : String.join(", ", has)));
        }
    }

    private ConfigurationException problem(String message) {
        return new ConfigurationException("method '%s': %s".formatted(spec.name(), message));
    }

    private boolean needed(List<ObjectiveSpec> objectives, Need need) {
        return objectives.stream().anyMatch(objective -> needs(objective).contains(need));
    }

    private Set<Need> needs(ObjectiveSpec objective) {
        return registry.get(Kind.OBJECTIVE, objective.type()).needs(objective.settings());
    }

    private Set<String> read(
            ObjectiveSpec objective, BiFunction<ObjectiveProvider, Record, Set<String>> stages) {
        return stages.apply(registry.get(Kind.OBJECTIVE, objective.type()), objective.settings());
    }

    private Set<String> studentStages() {
        Set<String> stages = new HashSet<>();
        spec.objectives().forEach(o -> stages.addAll(read(o, ObjectiveProvider::studentStages)));
        return stages;
    }

    private Map<String, Set<String>> teacherStages() {
        Map<String, Set<String>> stages = new HashMap<>();
        for (ObjectiveSpec objective : spec.objectives()) {
            Set<String> read = read(objective, ObjectiveProvider::teacherStages);
            names.meant(objective.named())
                    .forEach(
                            teacher ->
                                    stages.computeIfAbsent(teacher, t -> new HashSet<>())
                                            .addAll(read));
        }
        return stages;
    }

    private static boolean sameAxes(FeatureMapShape map, FeatureMapShape student) {
        return map.grid().dimension() == student.grid().dimension();
    }
}
