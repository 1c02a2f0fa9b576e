package org.kdtoolkit.train.config;

import static org.kdtoolkit.train.config.ExperimentKeys.CORRUPTION;
import static org.kdtoolkit.train.config.ExperimentKeys.METHODS;
import static org.kdtoolkit.train.config.ExperimentKeys.TEACHER;
import static org.kdtoolkit.train.config.ExperimentKeys.TEACHERS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** What the teachers of an experiment must fulfil, and what methods may ask of them. */
final class TeacherRules {

    private final DocumentReading reading;

    private TeacherRules(DocumentReading reading) {
        this.reading = reading;
    }

    /** Reports what is wrong with what could be read. */
    static void check(DocumentReading reading) {
        TeacherRules rules = new TeacherRules(reading);
        rules.onlyOneKey();
        rules.names();
        reading.entries(METHODS).forEach(rules::method);
        rules.corruption();
    }

    /** The teachers; none where their names can't be told. */
    static Optional<TeacherNames> known(DocumentReading reading) {
        List<String> names =
                reading.has(TEACHER)
                        ? reading.value(TEACHER.child("modality"), String.class).stream().toList()
                        : reading.keys(TEACHERS);
        return names.isEmpty() ? Optional.empty() : Optional.of(new TeacherNames(names));
    }

    private void onlyOneKey() {
        if (reading.has(TEACHER) && !reading.keys(TEACHERS).isEmpty()) {
            reading.report(
                    TEACHERS,
                    "there is a 'teacher' already; move it into 'teachers', under a name of its"
                            + " own");
        }
    }

    /** The answers of a teacher may go into a folder of its name. */
    private void names() {
        FolderNames names = FolderNames.ofTeachers(reading);
        reading.keys(TEACHERS).forEach(name -> names.add(name, TEACHERS.child(name)));
    }

    private void method(KeyPath method) {
        if (!ExperimentKeys.isComposed(method, reading)) {
            return;
        }
        if (hasNone()) {
            reading.report(
                    method,
                    "the method%s learns from a teacher, but the file has none; add the key 'teacher'"
                            .formatted(
                                    reading.value(method.child("name"), String.class)
                                            .map(" '%s'"::formatted)
                                            .orElse("")));
            return;
        }
        known(reading)
                .ifPresent(
                        teachers -> {
                            KeyPath filter = ExperimentKeys.filter(method);
                            List<KeyPath> objectives = ExperimentKeys.objectives(method, reading);
                            requireKnown(filter, teachers);
                            objectives.forEach(objective -> requireKnown(objective, teachers));
                            objectives.forEach(objective -> requireAllKnown(objective, teachers));
                            if (reading.has(filter) && !objectives.isEmpty()) {
                                requireUse(filter, objectives, teachers);
                            }
                        });
    }

    private void corruption() {
        if (!reading.has(CORRUPTION)) {
            return;
        }
        if (hasNone()) {
            reading.report(
                    CORRUPTION,
                    "corrupts what a teacher perceives, but the file has none; add the key"
                            + " 'teacher'");
        } else {
            known(reading).ifPresent(teachers -> requireKnown(CORRUPTION, teachers));
        }
    }

    private boolean hasNone() {
        boolean wrong = reading.value(TEACHERS, Map.class).isEmpty();
        return !reading.has(TEACHER) && !wrong && reading.keys(TEACHERS).isEmpty();
    }

    private void requireKnown(KeyPath asking, TeacherNames teachers) {
        named(asking)
                .flatMap(teachers::objection)
                .ifPresent(message -> reading.report(asking.child("teacher"), message));
    }

    private void requireUse(KeyPath filter, List<KeyPath> objectives, TeacherNames teachers) {
        if (teachers.known().contains(teachers.meant(named(filter)))) {
            teachers.objection(
                            named(filter), objectives.stream().map(this::severallyNamed).toList())
                    .ifPresent(message -> reading.report(filter, message));
        }
    }

    /** An objective may name several teachers. */
    private void requireAllKnown(KeyPath objective, TeacherNames teachers) {
        List<KeyPath> several = reading.entries(objective.child("teachers"));
        for (KeyPath path : several) {
            reading.value(path, String.class)
                    .flatMap(teachers::objection)
                    .ifPresent(message -> reading.report(path, message));
        }
        if (!several.isEmpty() && reading.has(objective.child("teacher"))) {
            reading.report(
                    objective.child("teacher"),
                    "there are 'teachers' already; remove one of the two keys");
        }
    }

    private List<String> severallyNamed(KeyPath objective) {
        List<String> several =
                reading.entries(objective.child("teachers")).stream()
                        .flatMap(path -> reading.value(path, String.class).stream())
                        .toList();
        return several.isEmpty() ? named(objective).stream().toList() : several;
    }

    private Optional<String> named(KeyPath asking) {
        return reading.value(asking.child("teacher"), String.class);
    }
}
