package org.kdtoolkit.train.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.config.plugin.Registry;

/**
 * Whether an objective is given what it reads. What there is comes from a file, as far as that
 * tells, or from what was made of it.
 */
public final class ObjectiveFit {

    private final ObjectiveSpec spec;
    private final ObjectiveProvider provider;

    /**
     * Looks up what an objective reads.
     *
     * @param spec the objective
     * @param registry knows its provider
     */
    public ObjectiveFit(ObjectiveSpec spec, Registry registry) {
        this.spec = spec;
        this.provider = registry.get(Kind.OBJECTIVE, spec.type());
    }

    /**
     * What is wrong with the number of its teachers.
     *
     * @param teachers those that it means
     */
    public Optional<String> ofTeachers(List<String> teachers) {
        return teachers.size() == 1 || provider.readsSeveralTeachers()
                ? Optional.empty()
                : Optional.of(
                        "the objective '%s' reads one teacher, found 'teachers: [%s]'; name one of them as 'teacher'"
                                .formatted(spec.type(), String.join(", ", teachers)));
    }

    /**
     * What is wrong with the second views that a method's objectives ask for: there may be one, and
     * no filter.
     */
    public static Optional<String> ofSecondViews(MethodSpec method, Registry registry) {
        Map<String, String> asking = new LinkedHashMap<>();
        for (ObjectiveSpec objective : method.objectives()) {
            registry.get(Kind.OBJECTIVE, objective.type())
                    .secondView(objective.settings())
                    .ifPresent(view -> asking.putIfAbsent(view, objective.type()));
        }
        if (asking.size() > 1) {
            return Optional.of(
                    "its objectives ask for different second views (%s), and a step has one; name the same"
                            .formatted(String.join(", ", asking.keySet())));
        }
        return method.filter().isEmpty() || asking.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the objective '%s' sees a second view, '%s', of which the filter '%s' makes nothing; leave the view or the filter out"
                                .formatted(
                                        asking.values().iterator().next(),
                                        asking.keySet().iterator().next(),
                                        method.filter().get().type()));
    }

    /**
     * What is wrong with the networks that a method's objectives put around the student: there may
     * be one, and no filter before its teacher.
     */
    public static Optional<String> ofExtensions(
            MethodSpec method, TeacherNames names, Registry registry) {
        List<ObjectiveSpec> extending =
                method.objectives().stream()
                        .filter(
                                objective ->
                                        registry.get(Kind.OBJECTIVE, objective.type())
                                                .extendsStudent())
                        .toList();
        if (extending.size() > 1) {
            return Optional.of(
                    "the objectives '%s' and '%s' each put a part of a teacher behind the student, and only one can; leave one out"
                            .formatted(extending.get(0).type(), extending.get(1).type()));
        }
        return extending.stream()
                .filter(one -> names.filter(method, names.meant(one.named()).get(0)).isPresent())
                .map(
                        one ->
                                "the objective '%s' puts a part of the teacher '%s' behind the student, which does not fit what a filter makes of that teacher's embedding; leave 'filter' out"
                                        .formatted(one.type(), names.meant(one.named()).get(0)))
                .findFirst();
    }

    /** What is wrong with what a teacher gives that no filter stands before. */
    public Optional<String> ofLogits(boolean given) {
        return given || !provider.needs(spec.settings()).contains(Need.LOGITS)
                ? Optional.empty()
                : Optional.of(
                        "the objective '%s' needs logits, but the teacher gives only embeddings; give the teacher logits, or leave the method out"
                                .formatted(spec.type()));
    }

    /**
     * What is wrong with a filter that is to take the teacher's classes where labels are missing.
     */
    static Optional<String> ofFilter(FilterSpec spec, Registry registry) {
        return spec.unlabelled() == Unlabelled.TEACHER
                        && !registry.get(Kind.FILTER, spec.type()).readsLabels(spec.settings())
                ? Optional.of(
                        "the filter '%s' reads no labels, so it needs none of the teacher's; remove the key"
                                .formatted(spec.type()))
                : Optional.empty();
    }

    /** What is wrong with taking the teacher's classes where labels are missing. */
    public Optional<String> ofMissingLabels() {
        return spec.unlabelled() == Unlabelled.TEACHER
                        && !provider.needs(spec.settings()).contains(Need.LABELS)
                ? Optional.of(
                        "the objective '%s' reads no labels and learns from every pair, so it needs none of the teacher's; remove the key"
                                .formatted(spec.type()))
                : Optional.empty();
    }

    /**
     * What is wrong with a teacher that is to give the missing labels.
     *
     * @param part whom they are for, such as {@code objective 'csc'}
     * @param logits whether it gives class scores
     */
    public static Optional<String> ofTeachersClasses(
            String part, Unlabelled unlabelled, boolean logits) {
        return logits || unlabelled == Unlabelled.SKIP
                ? Optional.empty()
                : Optional.of(
                        "the %s takes the teacher's classes where labels are missing, but the teacher gives only embeddings; give the teacher logits, or remove 'unlabelled'"
                                .formatted(part));
    }

    /** What is wrong with a data set whose missing labels the teacher is to give. */
    static Optional<String> ofTeachersClasses(
            String part, Unlabelled unlabelled, TargetKind targets) {
        return targets == TargetKind.SINGLE_LABEL || unlabelled == Unlabelled.SKIP
                ? Optional.empty()
                : Optional.of(
                        "the %s takes the teacher's likeliest class where labels are missing, but in this data set a sample may have several; remove 'unlabelled'"
                                .formatted(part));
    }

    /** What is wrong with the student's stages. */
    public Stream<String> ofStudent(Collection<String> stages) {
        return Stream.concat(
                none("student", provider.readsEveryStudentStage(spec.settings()), stages),
                missing(provider.studentStages(spec.settings()), "student", stages));
    }

    /** What is wrong with a teacher's stages. */
    public Stream<String> ofTeacher(String name, Collection<String> stages) {
        String who = "teacher '%s'".formatted(name);
        return Stream.concat(
                none(who, provider.readsEveryStage(spec.settings()), stages),
                missing(provider.teacherStages(spec.settings()), who, stages));
    }

    /**
     * What is wrong with the numbers of stages, where all are read in pairs.
     *
     * @param ofStudent what the student can be asked for by name, from the first to the last
     * @param name the teacher's name
     * @param ofTeacher what the teacher can be asked for by name
     */
    public Optional<String> ofPairs(
            Collection<String> ofStudent, String name, Collection<String> ofTeacher) {
        List<String> student = stages(ofStudent);
        List<String> teacher = stages(ofTeacher);
        boolean fits =
                !provider.pairsEveryStage(spec.settings())
                        || student.isEmpty()
                        || teacher.isEmpty()
                        || student.size() == teacher.size();
        return fits
                ? Optional.empty()
                : Optional.of(
                        "the objective '%s' pairs all stages in their order, but the student has %d (%s) and the teacher '%s' %d (%s); name pairs, such as 'stages: [{student: %s, teacher: %s}]'"
                                .formatted(
                                        spec.type(),
                                        student.size(),
                                        String.join(", ", student),
                                        name,
                                        teacher.size(),
                                        String.join(", ", teacher),
                                        student.get(0),
                                        teacher.get(0)));
    }

    /** A stage before its activation is no further one. */
    private static List<String> stages(Collection<String> names) {
        return names.stream().filter(name -> !Preactivation.isName(name)).toList();
    }

    /** What is wrong with the data's labels. */
    public Optional<String> ofTargets(TargetKind targets) {
        return provider.objection(targets);
    }

    /**
     * The names that a network can be asked by.
     *
     * @param stages the names of its stages
     * @param preactivations those that it gives before their activations too
     */
    public static List<String> names(Collection<String> stages, Collection<String> preactivations) {
        return Stream.concat(stages.stream(), preactivations.stream().map(Preactivation::nameOf))
                .toList();
    }

    private Stream<String> none(String who, boolean readsAll, Collection<String> names) {
        boolean before = provider.readsPreactivations();
        return readsAll && names.stream().noneMatch(name -> Preactivation.isName(name) == before)
                ? Stream.of(
                        "the objective '%s' reads all stages of the %s%s, which has none"
                                .formatted(spec.type(), who, before ? " before a ReLU" : ""))
                : Stream.empty();
    }

    private Stream<String> missing(Set<String> stages, String who, Collection<String> names) {
        List<String> has = names.stream().filter(name -> !Preactivation.isName(name)).toList();
        Stream<String> read =
                provider.readsPreactivations()
                        ? stages.stream().map(Preactivation::nameOf)
                        : stages.stream();
        return read.filter(stage -> !names.contains(stage))
                .sorted()
                .map(stage -> missing(stage, who, has));
    }

    private String missing(String read, String who, List<String> has) {
        return has.stream()
                .filter(stage -> Preactivation.nameOf(stage).equals(read))
                .findFirst()
                .map(
                        stage ->
                                "the objective '%s' reads the stage '%s' of the %s before its activation, which that network does not give; choose a network with ReLU, or another objective"
                                        .formatted(spec.type(), stage, who))
                .orElseGet(() -> unknown(Preactivation.stageOf(read), who, has));
    }

    private String unknown(String stage, String who, List<String> has) {
        return "the objective '%s' reads the stage '%s' of the %s, which has no such stage%s (it has: %s)"
                .formatted(
                        spec.type(),
                        stage,
                        who,
                        Suggestions.didYouMean(stage, has),
                        has.isEmpty() ? "none" : String.join(", ", has));
    }
}
