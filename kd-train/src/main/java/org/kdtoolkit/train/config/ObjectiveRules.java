package org.kdtoolkit.train.config;

import static org.kdtoolkit.train.config.ExperimentKeys.STUDENT;
import static org.kdtoolkit.train.config.ExperimentKeys.TEACHER;
import static org.kdtoolkit.train.config.ExperimentKeys.TEACHERS;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/**
 * What objectives read must be given, as far as the providers tell: nobody is asked. A teacher that
 * can't tell before it is open, and what a filter makes of its answers, count as fitting.
 */
final class ObjectiveRules {

    private static final String UNLABELLED = "unlabelled";

    private final DocumentReading reading;
    private final Optional<TeacherNames> teachers;

    private ObjectiveRules(DocumentReading reading) {
        this.reading = reading;
        this.teachers = TeacherRules.known(reading);
    }

    /** Reports each objective that is not given what it reads. */
    static void check(DocumentReading reading) {
        ObjectiveRules rules = new ObjectiveRules(reading);
        reading.entries(ExperimentKeys.METHODS).forEach(rules::method);
    }

    private void method(KeyPath method) {
        filter(method).ifPresent(spec -> filter(spec, ExperimentKeys.filter(method)));
        reading.value(method, MethodSpec.class).ifPresent(spec -> whole(spec, method));
        for (KeyPath path : ExperimentKeys.objectives(method, reading)) {
            reading.value(path, ObjectiveSpec.class)
                    .ifPresent(spec -> objective(spec, path, filter(method)));
        }
    }

    private void whole(MethodSpec spec, KeyPath method) {
        ObjectiveFit.ofSecondViews(spec, reading.registry())
                .ifPresent(message -> reading.report(method, message));
        teachers.flatMap(names -> ObjectiveFit.ofExtensions(spec, names, reading.registry()))
                .ifPresent(message -> reading.report(method, message));
    }

    private void filter(FilterSpec spec, KeyPath path) {
        String part = "filter '%s'".formatted(spec.type());
        confidence(spec.unlabelled(), spec.confidence(), path);
        ObjectiveFit.ofFilter(spec, reading.registry())
                .ifPresent(message -> reading.report(path.child(UNLABELLED), message));
        teachers.map(names -> names.meant(spec.teacher()))
                .flatMap(this::givesLogits)
                .flatMap(given -> ObjectiveFit.ofTeachersClasses(part, spec.unlabelled(), given))
                .ifPresent(message -> reading.report(path.child(UNLABELLED), message));
    }

    private void confidence(Unlabelled unlabelled, double confidence, KeyPath part) {
        if (unlabelled == Unlabelled.SKIP && confidence > 0) {
            reading.report(
                    part.child("confidence"),
                    "is asked of the teacher's classes, which nobody takes here; add 'unlabelled:"
                            + " teacher', or remove the key");
        }
    }

    private Optional<FilterSpec> filter(KeyPath method) {
        return reading.value(ExperimentKeys.filter(method), FilterSpec.class);
    }

    private void objective(ObjectiveSpec spec, KeyPath path, Optional<FilterSpec> filter) {
        ObjectiveFit fit = new ObjectiveFit(spec, reading.registry());
        reading.value(STUDENT, StudentSpec.class).map(this::stages).stream()
                .flatMap(fit::ofStudent)
                .forEach(message -> reading.report(path, message));
        confidence(spec.unlabelled(), spec.confidence(), path);
        fit.ofMissingLabels().ifPresent(message -> reading.report(path.child(UNLABELLED), message));
        teachers.ifPresent(names -> taught(spec, path, fit, names, filter));
    }

    private List<String> stages(StudentSpec student) {
        return stages(student.type(), student.settings());
    }

    private void taught(
            ObjectiveSpec spec,
            KeyPath path,
            ObjectiveFit fit,
            TeacherNames names,
            Optional<FilterSpec> filter) {
        List<String> meant = names.meant(spec.named());
        givesLogits(meant.get(0))
                .flatMap(
                        given ->
                                ObjectiveFit.ofTeachersClasses(
                                        "objective '%s'".formatted(spec.type()),
                                        spec.unlabelled(),
                                        given))
                .ifPresent(message -> reading.report(path.child(UNLABELLED), message));
        fit.ofTeachers(meant).ifPresent(message -> reading.report(path.child("teachers"), message));
        List<String> ofStudent =
                reading.value(STUDENT, StudentSpec.class).map(this::stages).orElse(List.of());
        for (String name : meant) {
            stagesOf(name).stream()
                    .flatMap(
                            stages ->
                                    Stream.concat(
                                            fit.ofTeacher(name, stages),
                                            fit.ofPairs(ofStudent, name, stages).stream()))
                    .forEach(message -> reading.report(path, message));
        }
        meant.stream()
                .filter(
                        name ->
                                filter.map(f -> !names.meant(f.teacher()).equals(name))
                                        .orElse(true))
                .flatMap(name -> givesLogits(name).stream())
                .flatMap(given -> fit.ofLogits(given).stream())
                .distinct()
                .forEach(message -> reading.report(path, message));
    }

    private Optional<List<String>> stagesOf(String name) {
        return teacher(name)
                .flatMap(
                        spec ->
                                reading.registry()
                                        .get(Kind.TEACHER, spec.type())
                                        .stages(spec.settings(), this::stages));
    }

    private List<String> stages(NetworkSpec network) {
        return stages(network.type(), network.settings());
    }

    /** All names that a network can be asked by. */
    private List<String> stages(String network, Record settings) {
        BackboneProvider provider = reading.registry().get(Kind.BACKBONE, network);
        return ObjectiveFit.names(provider.stages(settings), provider.preactivations(settings));
    }

    private Optional<TeacherSpec> teacher(String name) {
        return reading.value(
                reading.has(TEACHER) ? TEACHER : TEACHERS.child(name), TeacherSpec.class);
    }

    private Optional<Boolean> givesLogits(String name) {
        return teacher(name)
                .flatMap(
                        spec ->
                                reading.registry()
                                        .get(Kind.TEACHER, spec.type())
                                        .givesLogits(spec.settings()));
    }
}
