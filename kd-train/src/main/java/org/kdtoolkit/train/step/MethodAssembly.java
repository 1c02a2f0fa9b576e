package org.kdtoolkit.train.step;

import org.kdtoolkit.api.distill.Need;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.TeacherNames;

/**
 * Builds methods from their descriptions. Where a filter or objective compares what differs in
 * width or layout between teacher and student, a trained projection is put in, and noted.
 */
public final class MethodAssembly {

    private final Registry registry;

    /** Creates an assembly that knows the registry's providers. */
    @Inject
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
            require(spec, context, method.teachers());
            return method;
        }
        if (context.teachers().isEmpty()) {
            throw withoutTeacher(spec);
        }
        TeacherNames teachers = new TeacherNames(context.teachers().keySet());
        requireFit(spec, teachers);
        List<TeacherDistillation> parts = new ArrayList<>();
        for (String teacher : teachers.known()) {
            Optional<FilterSpec> filter =
                    spec.filter().filter(f -> teachers.meant(f.teacher()).equals(teacher));
            List<ObjectiveSpec> objectives =
                    spec.objectives().stream()
                            .filter(o -> teachers.meant(o.teacher()).equals(teacher))
                            .toList();
            if (!objectives.isEmpty()) {
                parts.add(distillation(spec, context, teacher, filter, objectives));
            }
        }
        return new ComposedMethod(parts);
    }

    /** Looks for teachers that are not there, and for a filter that nobody learns from. */
    private static void requireFit(MethodSpec spec, TeacherNames teachers) {
        List<Optional<String>> objectives =
                spec.objectives().stream().map(ObjectiveSpec::teacher).toList();
        Stream.concat(spec.filter().map(FilterSpec::teacher).stream(), objectives.stream())
                .flatMap(Optional::stream)
                .flatMap(name -> teachers.objection(name).stream())
                .findFirst()
                .or(() -> spec.filter().flatMap(f -> teachers.objection(f.teacher(), objectives)))
                .ifPresent(message -> refuse(spec, message));
    }

    private static void require(MethodSpec spec, MethodContext context, Set<String> asked) {
        if (!asked.isEmpty() && context.teachers().isEmpty()) {
            throw withoutTeacher(spec);
        }
        TeacherNames teachers = new TeacherNames(context.teachers().keySet());
        asked.stream()
                .flatMap(name -> teachers.objection(name).stream())
                .findFirst()
                .ifPresent(message -> refuse(spec, message));
    }

    private static void refuse(MethodSpec spec, String message) {
        throw new ConfigurationException("method '%s': %s".formatted(spec.name(), message));
    }

    private TeacherDistillation distillation(
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
                filter.isPresent() || needs(objectives, Need.ALIGNED_EMBEDDING);
        Optional<Projection> projection =
                compares && teacher.width() != student.width()
                        ? Optional.of(
                                new Projection(teacher.width(), student.width(), context.manager()))
                        : Optional.empty();
        Optional<MapProjection> map =
                needs(objectives, Need.FEATURE_MAP) && fitting.isEmpty()
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
            List<TeacherDistillation.Weighted> objectives, Need need) {
        return objectives.stream().anyMatch(o -> o.objective().needs().contains(need));
    }

    private static void requireNoLogits(
            MethodSpec spec,
            List<ObjectiveSpec> specs,
            List<TeacherDistillation.Weighted> objectives) {
        for (int i = 0; i < objectives.size(); i++) {
            if (needs(objectives.subList(i, i + 1), Need.LOGITS)) {
                throw new ConfigurationException(
                        "method '%s': the objective '%s' needs logits, but the teacher gives only embeddings; give the teacher logits, or leave the method out"
                                .formatted(spec.name(), specs.get(i).type()));
            }
        }
    }

    private static ConfigurationException withoutTeacher(MethodSpec spec) {
        return new ConfigurationException(
                "method '%s' distils, but there is no teacher; add 'teacher:', or leave the method out"
                        .formatted(spec.name()));
    }
}
