package org.kdtoolkit.train.step;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.LabelUse;
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
     * The names of the teachers that a method asks.
     *
     * @param known the names of all teachers of the experiment, the first of which is meant where
     *     none is named
     * @throws ConfigurationException if the method asks a teacher that is not there, or has a
     *     filter that nobody learns from
     */
    public Set<String> teachersOf(MethodSpec spec, Collection<String> known) {
        Set<String> asked = spec.isWhole() ? askedByWhole(spec) : Set.of();
        if (known.isEmpty() && (!spec.isWhole() || !asked.isEmpty())) {
            throw new ConfigurationException(
                    "method '%s' distils, but there is no teacher; add 'teacher:', or leave the method out"
                            .formatted(spec.name()));
        }
        TeacherNames teachers = new TeacherNames(known);
        Stream.of(
                        asked.stream(),
                        spec.filter().flatMap(FilterSpec::teacher).stream(),
                        spec.objectives().stream().flatMap(o -> o.named().stream()))
                .flatMap(names -> names)
                .flatMap(name -> teachers.objection(name).stream())
                .findFirst()
                .or(() -> spec.filter().flatMap(f -> teachers.objection(f.teacher(), named(spec))))
                .ifPresent(message -> refuse(spec, message));
        return spec.isWhole()
                ? asked
                : spec.objectives().stream()
                        .flatMap(objective -> teachers.meant(objective.named()).stream())
                        .collect(Collectors.toSet());
    }

    private Set<String> askedByWhole(MethodSpec spec) {
        return spec.scheme(registry).isPresent()
                ? Set.of()
                : registry.get(Kind.METHOD, spec.provider())
                        .teachers(spec.settings().orElseThrow());
    }

    /**
     * Builds a method: a whole one by its provider, or one composed of a filter and objectives.
     *
     * @param spec its description
     * @param context its surroundings, with the teachers that it asks and all stages of the student
     * @throws ConfigurationException if the method needs what a teacher, or the student, does not
     *     give
     */
    public AssembledMethod assemble(MethodSpec spec, DistillerContext context) {
        Set<String> known = context.teachers().keySet();
        Set<String> asked = teachersOf(spec, known);
        if (spec.isWhole()) {
            return new AssembledMethod(
                    registry.create(
                            Kind.METHOD, spec.provider(), spec.settings().orElseThrow(), context),
                    asked,
                    LabelUse.of(spec, registry));
        }
        return new MethodComposition(registry, spec, context, new TeacherNames(known)).compose();
    }

    /**
     * Creates those objectives of a method whose providers ask for that, to hear what they refuse.
     *
     * @param spec a method of a filter and objectives
     * @param known the names of all teachers of the experiment
     * @param context its surroundings, with those teachers whose shapes are known; objectives that
     *     read others are left out
     */
    public List<ObjectiveFinding> tried(
            MethodSpec spec, Collection<String> known, DistillerContext context) {
        return new MethodComposition(registry, spec, context, new TeacherNames(known)).tried();
    }

    private static List<List<String>> named(MethodSpec spec) {
        return spec.objectives().stream().map(ObjectiveSpec::named).toList();
    }

    private static void refuse(MethodSpec spec, String message) {
        throw new ConfigurationException("method '%s': %s".formatted(spec.name(), message));
    }
}
