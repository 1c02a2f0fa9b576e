package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.LabelUse;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveFit;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.TeacherNames;
import org.kdtoolkit.train.config.Unlabelled;

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
        spec.filter()
                .ifPresent(
                        f ->
                                refuseWithoutClasses(
                                        "filter '%s'".formatted(f.type()),
                                        f.unlabelled(),
                                        names.meant(f.teacher())));
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
        LabelUse labels = LabelUse.of(spec, registry);
        List<WeightedObjective> training =
                objectives.stream().filter(WeightedObjective::isInTraining).toList();
        return new AssembledMethod(
                new ComposedMethod(paths, objectives),
                paths.stream().map(TeacherPath::teacher).collect(Collectors.toSet()),
                studentStages(training),
                teacherStages(training),
                labels,
                initial(paths, objectives, labels));
    }

    /** What is trained before, if an objective asks for that. */
    private Optional<InitialPhases> initial(
            List<TeacherPath> paths, List<WeightedObjective> objectives, LabelUse labels) {
        List<WeightedObjective> asking =
                objectives.stream().filter(one -> one.phase().isPresent()).toList();
        return asking.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new InitialPhases(
                                paths.stream().map(TeacherPath::unfiltered).toList(),
                                asking,
                                studentStages(asking),
                                teacherStages(asking),
                                labels));
    }

    /** The way from one teacher, and the objectives that learn from that one alone. */
    private void add(
            String name,
            List<ObjectiveSpec> learning,
            List<TeacherPath> paths,
            List<WeightedObjective> objectives) {
        TeacherShape teacher = context.teachers().get(name);
        FeatureMapShape student = context.student();
        Optional<FilterSpec> filterSpec = filterOf(name);
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
        paths.add(
                new TeacherPath(
                        name,
                        projection,
                        filter,
                        filterSpec.flatMap(f -> labels(f.unlabelled(), f.confidence())),
                        map));
    }

    /** What stands before one teacher. */
    private Optional<FilterSpec> filterOf(String teacher) {
        return spec.filter().filter(f -> names.meant(f.teacher()).equals(teacher));
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
        boolean before = provider(objectiveSpec).readsPreactivations();
        teachers.forEach(teacher -> shapes.put(teacher, read(arriving.get(teacher), before)));
        Map<String, FeatureMapShape> stages = studentStages(before);
        if (!readsEveryStage(objectiveSpec)) {
            stages.keySet()
                    .retainAll(provider(objectiveSpec).studentStages(objectiveSpec.settings()));
        }
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
                        teacherStages(objectiveSpec, shapes.values()),
                        before),
                labels(objectiveSpec.unlabelled(), objectiveSpec.confidence()),
                teachers,
                objectiveSpec.weight(),
                objectiveSpec.schedule());
    }

    /** The student's stages, all as they are or all before their activations, by their names. */
    private Map<String, FeatureMapShape> studentStages(boolean before) {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        context.studentStages()
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

    private static Optional<TeacherLabels> labels(Unlabelled unlabelled, double confidence) {
        return switch (unlabelled) {
            case SKIP -> Optional.empty();
            case TEACHER -> Optional.of(new TeacherLabels(confidence));
        };
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
                .optBatchSize(context.batchSize())
                .setManager(context.manager())
                .build();
    }

    /** Refuses an objective that reads what nobody gives, before anything is created. */
    private void requireWhatItReads(ObjectiveSpec objective) {
        ObjectiveFit fit = new ObjectiveFit(objective, registry);
        List<String> teachers = names.meant(objective.named());
        fit.ofTeachers(teachers).ifPresent(this::refuse);
        fit.ofMissingLabels().ifPresent(this::refuse);
        refuseWithoutClasses(
                "objective '%s'".formatted(objective.type()),
                objective.unlabelled(),
                teachers.get(0));
        fit.ofStudent(context.studentStages().keySet()).forEach(this::refuse);
        for (String name : teachers) {
            TeacherShape teacher = context.teachers().get(name);
            fit.ofTeacher(
                            name,
                            ObjectiveFit.names(
                                    teacher.stages().keySet(), teacher.preactivations().keySet()))
                    .forEach(this::refuse);
            fit.ofPairs(context.studentStages().keySet(), name, teacher.stages().keySet())
                    .ifPresent(this::refuse);
            fit.ofLogits(filterOf(name).isPresent() || teacher.logits()).ifPresent(this::refuse);
        }
    }

    private void refuseWithoutClasses(String part, Unlabelled unlabelled, String teacher) {
        boolean logits = context.teachers().get(teacher).logits();
        ObjectiveFit.ofTeachersClasses(part, unlabelled, logits).ifPresent(this::refuse);
    }

    private void refuse(String message) {
        throw new ConfigurationException("method '%s': %s".formatted(spec.name(), message));
    }

    private boolean needed(List<ObjectiveSpec> objectives, Need need) {
        return objectives.stream().anyMatch(objective -> needs(objective).contains(need));
    }

    private Set<Need> needs(ObjectiveSpec objective) {
        return provider(objective).needs(objective.settings());
    }

    private ObjectiveProvider provider(ObjectiveSpec objective) {
        return registry.get(Kind.OBJECTIVE, objective.type());
    }

    private boolean readsEveryStage(ObjectiveSpec objective) {
        return provider(objective).readsEveryStage(objective.settings());
    }

    private Set<String> teacherStages(ObjectiveSpec objective, Collection<TeacherShape> teachers) {
        return readsEveryStage(objective)
                ? teachers.stream()
                        .flatMap(teacher -> teacher.stages().keySet().stream())
                        .collect(Collectors.toSet())
                : provider(objective).teacherStages(objective.settings());
    }

    private static Set<String> studentStages(List<WeightedObjective> objectives) {
        return objectives.stream()
                .flatMap(objective -> objective.reading().askedOfStudent().stream())
                .collect(Collectors.toSet());
    }

    private Map<String, Set<String>> teacherStages(List<WeightedObjective> objectives) {
        Map<String, Set<String>> stages = new HashMap<>();
        for (WeightedObjective objective : objectives) {
            for (String teacher : objective.teachers()) {
                Set<String> read = new HashSet<>(objective.reading().askedOfTeacher());
                TeacherShape shape = context.teachers().get(teacher);
                read.retainAll(
                        ObjectiveFit.names(
                                shape.stages().keySet(), shape.preactivations().keySet()));
                stages.computeIfAbsent(teacher, t -> new HashSet<>()).addAll(read);
            }
        }
        return stages;
    }

    private static boolean sameAxes(FeatureMapShape map, FeatureMapShape student) {
        return map.grid().dimension() == student.grid().dimension();
    }
}
