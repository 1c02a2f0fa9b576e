package org.kdtoolkit.train.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Registry;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;

/** Builds methods from their descriptions. */
public final class MethodAssembly {

    private final Registry registry;

    /** Creates an assembly that knows the registry's providers. */
    public MethodAssembly(Registry registry) {
        this.registry = registry;
    }

    /**
     * Builds a method: a whole one by its provider, or one composed of a filter and objectives. If
     * the teacher's width is not the student's and something compares the two, a trained projection
     * of the teacher is put in.
     *
     * @throws ConfigurationException if the method needs what the teacher does not give
     */
    public Method assemble(MethodSpec spec, DistillerContext context) {
        if (spec.isWhole()) {
            Method method =
                    registry.create(
                            Kind.METHOD, spec.provider(), spec.settings().orElseThrow(), context);
            if (method.needsTeacher() && context.teacher().isEmpty()) {
                throw withoutTeacher(spec);
            }
            return method;
        }
        TeacherShape teacher = context.teacher().orElseThrow(() -> withoutTeacher(spec));
        DistillerContext projected =
                new DistillerContext(
                        context.studentWidth(),
                        Optional.of(new TeacherShape(context.studentWidth(), teacher.logits())),
                        context.classes(),
                        context.trainingSamples(),
                        context.manager());
        Optional<Filter> filter =
                spec.filter()
                        .map(f -> registry.create(Kind.FILTER, f.type(), f.settings(), projected));
        List<ComposedMethod.Weighted> objectives = new ArrayList<>();
        for (ObjectiveSpec objective : spec.objectives()) {
            objectives.add(
                    new ComposedMethod.Weighted(
                            registry.create(
                                    Kind.OBJECTIVE,
                                    objective.type(),
                                    objective.settings(),
                                    projected),
                            objective.weight()));
        }
        if (filter.isEmpty() && !teacher.logits()) {
            requireNoLogits(spec, objectives);
        }
        boolean compares = filter.isPresent() || needs(objectives, Objective.Need.EMBEDDING);
        Optional<Projection> projection =
                compares && teacher.width() != context.studentWidth()
                        ? Optional.of(
                                new Projection(
                                        teacher.width(), context.studentWidth(), context.manager()))
                        : Optional.empty();
        return new ComposedMethod(projection, filter, objectives);
    }

    private static boolean needs(List<ComposedMethod.Weighted> objectives, Objective.Need need) {
        return objectives.stream().anyMatch(o -> o.objective().needs().contains(need));
    }

    private static void requireNoLogits(MethodSpec spec, List<ComposedMethod.Weighted> objectives) {
        for (int i = 0; i < objectives.size(); i++) {
            if (needs(objectives.subList(i, i + 1), Objective.Need.LOGITS)) {
                throw new ConfigurationException(
                        "method '%s': the objective '%s' needs logits, but the teacher gives only embeddings; give the teacher logits, or leave the method out"
                                .formatted(spec.name(), spec.objectives().get(i).type()));
            }
        }
    }

    private static ConfigurationException withoutTeacher(MethodSpec spec) {
        return new ConfigurationException(
                "method '%s' distils, but there is no teacher; add 'teacher:', or leave the method out"
                        .formatted(spec.name()));
    }
}
