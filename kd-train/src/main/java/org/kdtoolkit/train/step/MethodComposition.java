package org.kdtoolkit.train.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.LabelUse;
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
    private final Surroundings surroundings;
    private final FilterFactory filterFactory;
    private final ObjectiveFactory objectiveFactory;
    private final Map<String, TeacherShape> arriving;
    private final Map<ObjectiveSpec, WeightedObjective> created = new HashMap<>();

    MethodComposition(
            Registry registry, MethodSpec spec, DistillerContext context, TeacherNames names) {
        this.registry = registry;
        this.spec = spec;
        this.context = context;
        this.names = names;
        this.surroundings = new Surroundings(context);
        this.filterFactory = new FilterFactory(registry);
        this.objectiveFactory = new ObjectiveFactory(registry, surroundings);
        this.arriving = arriving();
    }

    /** What arrives at the objectives of each teacher that is known. */
    private Map<String, TeacherShape> arriving() {
        Map<String, TeacherShape> shapes = new HashMap<>();
        context.teachers()
                .forEach(
                        (name, teacher) -> {
                            boolean filtered = names.filter(spec, name).isPresent();
                            shapes.put(
                                    name,
                                    teacher.withFeatureMap(
                                                    fitting(teacher).filter(map -> !filtered))
                                            .withWidth(
                                                    filtered
                                                            ? context.student().width()
                                                            : teacher.width()));
                        });
        return shapes;
    }

    /** A teacher's feature map, if it has as many axes as the student's. */
    private Optional<FeatureMapShape> fitting(TeacherShape teacher) {
        return teacher.featureMap().filter(map -> sameAxes(map, context.student()));
    }

    /**
     * Creates each objective that is {@linkplain ObjectiveFactory#isTried tried beforehand}, and
     * whose teachers are known.
     */
    List<ObjectiveFinding> tried() {
        CompositionCheck check = new CompositionCheck(registry, spec, context, names);
        List<ObjectiveFinding> findings = new ArrayList<>();
        for (int place = 0; place < spec.objectives().size(); place++) {
            ObjectiveSpec objective = spec.objectives().get(place);
            if (objectiveFactory.isTried(objective)
                    && arriving.keySet().containsAll(names.meant(objective.named()))) {
                findings.add(tried(place, objective, check));
            }
        }
        return findings;
    }

    private ObjectiveFinding tried(int place, ObjectiveSpec objective, CompositionCheck check) {
        try {
            check.requireWhatItReads(objective);
            return ObjectiveFinding.fine(place, objective(objective).objective().notes());
        } catch (ConfigurationException e) {
            return ObjectiveFinding.refusal(place, e.getMessage());
        }
    }

    AssembledMethod compose() {
        new CompositionCheck(registry, spec, context, names).requireWhatIsRead();
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
        Optional<InitialPhases> initial = initial(paths, objectives);
        LabelUse labels = labels(WeightedObjective::isInTraining);
        List<WeightedObjective> training =
                objectives.stream().filter(WeightedObjective::isInTraining).toList();
        AskedStages stages = AskedStages.of(training, context.teachers());
        return new AssembledMethod(
                new ComposedMethod(paths, objectives),
                paths.stream().map(TeacherPath::teacher).collect(Collectors.toSet()),
                stages.student(),
                stages.teachers(),
                initial.flatMap(InitialPhases::labels).map(labels::behind).orElse(labels),
                training.stream().flatMap(one -> one.reading().secondView().stream()).findFirst(),
                initial);
    }

    /** What is trained before, if an objective asks for that. */
    private Optional<InitialPhases> initial(
            List<TeacherPath> paths, List<WeightedObjective> objectives) {
        List<WeightedObjective> asking =
                objectives.stream().filter(one -> one.phase().isPresent()).toList();
        if (asking.isEmpty()) {
            return Optional.empty();
        }
        AskedStages stages = AskedStages.of(asking, context.teachers());
        return Optional.of(
                new InitialPhases(
                        paths.stream().map(TeacherPath::unfiltered).toList(),
                        asking,
                        stages.student(),
                        stages.teachers(),
                        labels(one -> one.phase().isPresent())));
    }

    /** How a part of the method, with some of its objectives, learns from missing labels. */
    private LabelUse labels(Predicate<WeightedObjective> some) {
        return LabelUse.of(
                spec,
                spec.objectives().stream().filter(one -> some.test(created.get(one))).toList(),
                registry);
    }

    /** The way from one teacher, and the objectives that learn from that one alone. */
    private void add(
            String name,
            List<ObjectiveSpec> learning,
            List<TeacherPath> paths,
            List<WeightedObjective> objectives) {
        TeacherShape teacher = context.teachers().get(name);
        FeatureMapShape student = context.student();
        Optional<FilterSpec> filterSpec = names.filter(spec, name);
        Optional<FeatureMapShape> given = teacher.featureMap().filter(map -> filterSpec.isEmpty());
        Optional<FeatureMapShape> fitting = arriving.get(name).featureMap();
        Optional<Filter> filter = filterSpec.map(f -> filter(f, name, teacher));
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
                        filterSpec.flatMap(
                                f -> TeacherLabels.where(f.unlabelled(), f.confidence())),
                        map));
    }

    /** What purifies a teacher's knowledge, which arrives there in the student's width. */
    private Filter filter(FilterSpec filterSpec, String name, TeacherShape teacher) {
        TeacherShape aligned = TeacherShape.of(context.student().width(), teacher.logits());
        return filterFactory.create(filterSpec, surroundings.of(Map.of(name, aligned), Map.of()));
    }

    private WeightedObjective objective(ObjectiveSpec objective) {
        WeightedObjective made =
                objectiveFactory.create(objective, names.meant(objective.named()), arriving);
        created.put(objective, made);
        return made;
    }

    private boolean needed(List<ObjectiveSpec> objectives, Need need) {
        return objectives.stream()
                .anyMatch(objective -> objectiveFactory.needs(objective).contains(need));
    }

    private static boolean sameAxes(FeatureMapShape map, FeatureMapShape student) {
        return map.grid().dimension() == student.grid().dimension();
    }
}
