package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** Where the parts of an experiment stand in its file. */
final class ExperimentKeys {

    static final KeyPath DATASET = KeyPath.parse("dataset");
    static final KeyPath LABELS = KeyPath.parse("dataset.labels");
    static final KeyPath STUDENT = KeyPath.parse("student");
    static final KeyPath STUDENTS = KeyPath.parse("students");
    static final KeyPath TEACHER = KeyPath.parse("teacher");
    static final KeyPath TEACHERS = KeyPath.parse("teachers");
    static final KeyPath METHODS = KeyPath.parse("methods");
    static final KeyPath CORRUPTION = KeyPath.parse("corruption");
    static final KeyPath SWEEP = KeyPath.parse("sweep");

    /** All that leads to files, but for the data. */
    static final List<KeyPath> ALL_BUT_DATA =
            List.of(TEACHER, TEACHERS, METHODS, STUDENT, STUDENTS);

    private static final String FILTER = "filter";
    private static final String OBJECTIVES = "objectives";

    private ExperimentKeys() {}

    /** All teachers, one or several. */
    static List<KeyPath> teachers(DocumentReading reading) {
        List<KeyPath> teachers = new ArrayList<>();
        if (reading.has(TEACHER)) {
            teachers.add(TEACHER);
        }
        reading.keys(TEACHERS).forEach(name -> teachers.add(TEACHERS.child(name)));
        return teachers;
    }

    /** All students, an only one or several. */
    static List<KeyPath> students(DocumentReading reading) {
        List<KeyPath> students = new ArrayList<>();
        if (reading.has(STUDENT)) {
            students.add(STUDENT);
        }
        reading.keys(STUDENTS).forEach(name -> students.add(STUDENTS.child(name)));
        return students;
    }

    /** The networks that a teacher has among its keys. */
    static List<KeyPath> networks(KeyPath teacher, DocumentReading reading) {
        return reading.keys(teacher).stream()
                .map(teacher::child)
                .filter(
                        path ->
                                reading.value(path, Object.class)
                                        .filter(NetworkSpec.class::isInstance)
                                        .isPresent())
                .toList();
    }

    /** A method's filter, whether there is one or not. */
    static KeyPath filter(KeyPath method) {
        return method.child(FILTER);
    }

    /** A method's objectives. */
    static List<KeyPath> objectives(KeyPath method, DocumentReading reading) {
        return reading.entries(method.child(OBJECTIVES));
    }

    /** Whether a method is composed of a filter and objectives: then it learns from a teacher. */
    static boolean isComposed(KeyPath method, DocumentReading reading) {
        return reading.has(filter(method)) || !objectives(method, reading).isEmpty();
    }
}
