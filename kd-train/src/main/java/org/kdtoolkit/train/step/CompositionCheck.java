package org.kdtoolkit.train.step;

import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveFit;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.TeacherNames;
import org.kdtoolkit.train.config.Unlabelled;

/** Refuses a method whose parts read what nobody gives, before anything is created. */
final class CompositionCheck {

    private final Registry registry;
    private final MethodSpec spec;
    private final DistillerContext context;
    private final TeacherNames names;

    /**
     * Looks at nothing yet.
     *
     * @param registry finds providers
     * @param spec the method
     * @param context what teachers and student give
     * @param names the teachers that the method may name
     */
    CompositionCheck(
            Registry registry, MethodSpec spec, DistillerContext context, TeacherNames names) {
        this.registry = registry;
        this.spec = spec;
        this.context = context;
        this.names = names;
    }

    /**
     * Looks at the objectives, then at the filter.
     *
     * @throws ConfigurationException if one of them reads what nobody gives
     */
    void requireWhatIsRead() {
        spec.objectives().forEach(this::requireWhatItReads);
        ObjectiveFit.ofSecondViews(spec, registry).ifPresent(this::refuse);
        spec.filter()
                .ifPresent(
                        f ->
                                refuseWithoutClasses(
                                        "filter '%s'".formatted(f.type()),
                                        f.unlabelled(),
                                        names.meant(f.teacher())));
    }

    /**
     * Looks at one objective.
     *
     * @throws ConfigurationException if it reads what nobody gives
     */
    void requireWhatItReads(ObjectiveSpec objective) {
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
            fit.ofLogits(names.filter(spec, name).isPresent() || teacher.logits())
                    .ifPresent(this::refuse);
        }
    }

    private void refuseWithoutClasses(String part, Unlabelled unlabelled, String teacher) {
        boolean logits = context.teachers().get(teacher).logits();
        ObjectiveFit.ofTeachersClasses(part, unlabelled, logits).ifPresent(this::refuse);
    }

    private void refuse(String message) {
        throw new ConfigurationException("method '%s': %s".formatted(spec.name(), message));
    }
}
