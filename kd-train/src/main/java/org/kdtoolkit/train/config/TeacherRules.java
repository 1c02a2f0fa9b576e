package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.Reading;

/** What the teachers of an experiment must fulfil, and what methods may ask of them. */
final class TeacherRules {

    private static final KeyPath METHODS = KeyPath.parse("methods");
    private static final KeyPath CORRUPTION = KeyPath.parse("corruption");
    private static final KeyPath TEACHER = KeyPath.parse("teacher");
    private static final KeyPath TEACHERS = KeyPath.parse("teachers");

    private final Reading reading;

    private TeacherRules(Reading reading) {
        this.reading = reading;
    }

    /** Reports what is wrong with what could be read. */
    static void check(Reading reading) {
        TeacherRules rules = new TeacherRules(reading);
        rules.onlyOneKey();
        rules.names();
        reading.entries(METHODS).forEach(rules::method);
        rules.corruption();
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
        KeyPath filter = method.child("filter");
        List<KeyPath> objectives = reading.entries(method.child("objectives"));
        if (!reading.has(filter) && objectives.isEmpty()) {
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
        List<String> known = known();
        if (!known.isEmpty()) {
            requireKnown(filter, known);
            objectives.forEach(objective -> requireKnown(objective, known));
            if (reading.has(filter) && !objectives.isEmpty()) {
                requireUse(filter, objectives, known);
            }
        }
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
        } else if (!known().isEmpty()) {
            requireKnown(CORRUPTION, known());
        }
    }

    private boolean hasNone() {
        boolean wrong = reading.value(TEACHERS, Map.class).isEmpty();
        return !reading.has(TEACHER) && !wrong && reading.keys(TEACHERS).isEmpty();
    }

    /** The teachers' names, the first of them first; none where they can't be told. */
    private List<String> known() {
        return reading.has(TEACHER)
                ? reading.value(TEACHER.child("modality"), String.class).stream().toList()
                : reading.keys(TEACHERS);
    }

    private void requireKnown(KeyPath asking, List<String> known) {
        named(asking)
                .filter(name -> !known.contains(name))
                .ifPresent(
                        name ->
                                reading.report(
                                        asking.child("teacher"),
                                        "there is no teacher '%s'%s (known: %s)"
                                                .formatted(
                                                        name,
                                                        Suggestions.didYouMean(name, known),
                                                        String.join(", ", known))));
    }

    private void requireUse(KeyPath filter, List<KeyPath> objectives, List<String> known) {
        String purified = named(filter).orElse(known.get(0));
        boolean used =
                objectives.stream()
                        .map(objective -> named(objective).orElse(known.get(0)))
                        .anyMatch(purified::equals);
        if (known.contains(purified) && !used) {
            reading.report(
                    filter,
                    "the filter purifies the teacher '%s', but no objective learns from that; give an objective 'teacher: %1$s'"
                            .formatted(purified));
        }
    }

    private Optional<String> named(KeyPath asking) {
        return reading.value(asking.child("teacher"), String.class);
    }
}
