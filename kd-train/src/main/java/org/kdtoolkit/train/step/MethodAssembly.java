package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;

/**
 * Builds methods from their descriptions. Where a filter or objective compares what differs in
 * width or layout between teacher and student, a trained projection is put in, and noted.
 */
public final class MethodAssembly {

    private final Registry registry;

    /** Creates an assembly that knows the registry's providers. */
    public MethodAssembly(Registry registry) {
        this.registry = registry;
    }

    /**
     * Builds a method: a whole one by its provider, or one composed of a filter and objectives.
     *
     * @throws ConfigurationException if the method needs what no teacher gives
     */
    public Method assemble(MethodSpec spec, MethodContext context) {
        if (spec.isWhole()) {
            Method method =
                    registry.create(
                            Kind.METHOD, spec.provider(), spec.settings().orElseThrow(), context);
            method.teachers().forEach(teacher -> requireTeacher(spec, context, teacher));
            return method;
        }
        List<TeacherDistillation> lessons = new ArrayList<>();
        for (String teacher : context.teachers().keySet()) {
            Optional<FilterSpec> filter =
                    spec.filter().filter(f -> named(f.teacher(), spec, context).equals(teacher));
            List<ObjectiveSpec> objectives =
                    spec.objectives().stream()
                            .filter(o -> named(o.teacher(), spec, context).equals(teacher))
                            .toList();
            if (!objectives.isEmpty()) {
                lessons.add(lesson(spec, context, teacher, filter, objectives));
            }
        }
        if (lessons.isEmpty()) {
            throw withoutTeacher(spec);
        }
        spec.filter().ifPresent(f -> requireUse(spec, named(f.teacher(), spec, context), lessons));
        return new ComposedMethod(lessons);
    }

    private TeacherDistillation lesson(
            MethodSpec spec,
            MethodContext context,
            String name,
            Optional<FilterSpec> filterSpec,
            List<ObjectiveSpec> objectiveSpecs) {
        TeacherShape teacher = context.teachers().get(name);
        FeatureMapShape student = context.student();
        Optional<FeatureMapShape> given = teacher.featureMap().filter(map -> filterSpec.isEmpty());
        Optional<FeatureMapShape> fitting = given.filter(map -> sameAxes(map, student));
        TeacherShape aligned = TeacherShape.of(student.width(), teacher.logits());
        TeacherShape arriving =
                new TeacherShape(
                        filterSpec.isPresent() ? student.width() : teacher.width(),
                        teacher.logits(),
                        fitting);
        Optional<Filter> filter = filterSpec.map(f -> filter(f, distiller(context, aligned)));
        List<TeacherDistillation.Weighted> objectives =
                objectiveSpecs.stream()
                        .map(objective -> objective(objective, distiller(context, arriving)))
                        .toList();
        if (filter.isEmpty() && !teacher.logits()) {
            requireNoLogits(spec, objectiveSpecs, objectives);
        }
        boolean compares =
                filter.isPresent() || needs(objectives, Objective.Need.ALIGNED_EMBEDDING);
        Optional<Projection> projection =
                compares && teacher.width() != student.width()
                        ? Optional.of(
                                new Projection(teacher.width(), student.width(), context.manager()))
                        : Optional.empty();
        Optional<MapProjection> map =
                needs(objectives, Objective.Need.FEATURE_MAP) && fitting.isEmpty()
                        ? Optional.of(
                                new MapProjection(
                                        given, arriving.width(), student, context.manager()))
                        : Optional.empty();
        return new TeacherDistillation(name, projection, filter, map, objectives);
    }

    private Filter filter(FilterSpec spec, DistillerContext context) {
        Filter filter = registry.create(Kind.FILTER, spec.type(), spec.settings(), context);
        spec.weights()
                .map(file -> new WeightsFile(file, spec.weightsPrefix()))
                .ifPresent(file -> begin(filter, spec.type(), file, context.manager()));
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

    private TeacherDistillation.Weighted objective(ObjectiveSpec spec, DistillerContext context) {
        Objective objective =
                registry.create(Kind.OBJECTIVE, spec.type(), spec.settings(), context);
        return new TeacherDistillation.Weighted(objective, spec.weight(), spec.schedule());
    }

    private static DistillerContext distiller(MethodContext context, TeacherShape teacher) {
        return new DistillerContext(
                context.student(),
                teacher,
                context.classes(),
                context.trainingSamples(),
                context.manager());
    }

    private static boolean sameAxes(FeatureMapShape map, FeatureMapShape student) {
        return map.grid().dimension() == student.grid().dimension();
    }

    private static boolean needs(
            List<TeacherDistillation.Weighted> objectives, Objective.Need need) {
        return objectives.stream().anyMatch(o -> o.objective().needs().contains(need));
    }

    private static void requireNoLogits(
            MethodSpec spec,
            List<ObjectiveSpec> specs,
            List<TeacherDistillation.Weighted> objectives) {
        for (int i = 0; i < objectives.size(); i++) {
            if (needs(objectives.subList(i, i + 1), Objective.Need.LOGITS)) {
                throw new ConfigurationException(
                        "method '%s': the objective '%s' needs logits, but the teacher gives only embeddings; give the teacher logits, or leave the method out"
                                .formatted(spec.name(), specs.get(i).type()));
            }
        }
    }

    /** The teacher that a filter or objective names, or else the first. */
    private static String named(Optional<String> name, MethodSpec spec, MethodContext context) {
        if (context.teachers().isEmpty()) {
            throw withoutTeacher(spec);
        }
        name.ifPresent(teacher -> requireTeacher(spec, context, teacher));
        return name.orElseGet(() -> context.teachers().keySet().iterator().next());
    }

    private static void requireUse(
            MethodSpec spec, String teacher, List<TeacherDistillation> lessons) {
        if (lessons.stream().noneMatch(lesson -> lesson.teacher().equals(teacher))) {
            throw new ConfigurationException(
                    "method '%s': the filter purifies the teacher '%s', but no objective learns from that; give an objective 'teacher: %s'"
                            .formatted(spec.name(), teacher, teacher));
        }
    }

    private static void requireTeacher(MethodSpec spec, MethodContext context, String teacher) {
        Set<String> known = context.teachers().keySet();
        if (known.isEmpty()) {
            throw withoutTeacher(spec);
        }
        if (!known.contains(teacher)) {
            throw new ConfigurationException(
                    "method '%s': there is no teacher '%s'%s (there are: %s)"
                            .formatted(
                                    spec.name(),
                                    teacher,
                                    Suggestions.didYouMean(teacher, known),
                                    String.join(", ", known)));
        }
    }

    private static ConfigurationException withoutTeacher(MethodSpec spec) {
        return new ConfigurationException(
                "method '%s' distils, but there is no teacher; add 'teacher:', or leave the method out"
                        .formatted(spec.name()));
    }
}
