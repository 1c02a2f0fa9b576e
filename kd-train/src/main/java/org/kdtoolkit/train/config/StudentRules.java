package org.kdtoolkit.train.config;

import static org.kdtoolkit.train.config.ExperimentKeys.METHODS;
import static org.kdtoolkit.train.config.ExperimentKeys.STUDENT;
import static org.kdtoolkit.train.config.ExperimentKeys.STUDENTS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** An only student or several, and which methods can train them. */
final class StudentRules {

    private static final KeyPath TRAINING = KeyPath.parse("training");
    private static final KeyPath AVERAGE = TRAINING.child("average");
    private static final KeyPath FREEZE = TRAINING.child("freeze");
    private static final KeyPath PRECISION = TRAINING.child("precision");

    private final DocumentReading reading;

    private StudentRules(DocumentReading reading) {
        this.reading = reading;
    }

    /** Reports what is wrong with what could be read. */
    static void check(DocumentReading reading) {
        StudentRules rules = new StudentRules(reading);
        rules.onlyOneKey();
        FolderNames names = FolderNames.ofStudents(reading);
        reading.keys(STUDENTS).forEach(name -> names.add(name, STUDENTS.child(name)));
        for (KeyPath method : reading.entries(METHODS)) {
            reading.value(method, MethodSpec.class).ifPresent(spec -> rules.method(spec, method));
        }
    }

    /** Whether students have names, as those that schemes alone train. */
    static boolean areNamed(DocumentReading reading) {
        return !reading.keys(STUDENTS).isEmpty();
    }

    /**
     * Whether students have names, and no scheme trains what makes their class scores, as far as
     * the methods could be read.
     */
    static boolean areHeadless(DocumentReading reading) {
        List<Optional<MethodSpec>> methods =
                reading.entries(METHODS).stream()
                        .map(path -> reading.value(path, MethodSpec.class))
                        .toList();
        return areNamed(reading)
                && methods.stream().allMatch(Optional::isPresent)
                && methods.stream()
                        .flatMap(method -> method.get().scheme(reading.registry()).stream())
                        .noneMatch(SchemeProvider::trainsHeads);
    }

    private void onlyOneKey() {
        boolean named = areNamed(reading);
        if (reading.has(STUDENT) && named) {
            reading.report(
                    STUDENTS,
                    "there is a 'student' already; move it into 'students', under a name of its"
                            + " own");
        } else if (!reading.has(STUDENT)
                && !named
                && reading.value(STUDENTS, Map.class).isPresent()) {
            reading.report(
                    STUDENT,
                    "missing; expected what is trained, or 'students', several of them by name");
        }
    }

    private void method(MethodSpec method, KeyPath path) {
        method.scheme(reading.registry())
                .ifPresentOrElse(
                        scheme -> scheme(scheme, method, path), () -> noScheme(method, path));
    }

    private void noScheme(MethodSpec method, KeyPath path) {
        if (areNamed(reading)) {
            reading.report(
                    path,
                    "the method '%s' trains an only 'student', and the file has 'students', which training schemes alone take (known: %s)"
                            .formatted(method.name(), schemes()));
        }
    }

    private String schemes() {
        List<String> known = reading.registry().names(Kind.SCHEME);
        return known.isEmpty() ? "none" : String.join(", ", known);
    }

    private void scheme(SchemeProvider scheme, MethodSpec method, KeyPath path) {
        modalities(scheme, method, path);
        if (scheme.trains()) {
            if (reading.has(AVERAGE)) {
                refuse(AVERAGE, method, "averages nothing but what it keeps averages of itself");
            }
            if (!reading.entries(FREEZE).isEmpty()) {
                refuse(FREEZE, method, "says itself which weights stay as they are");
            }
            reading.value(PRECISION, Precision.class)
                    .filter(Precision.BFLOAT16::equals)
                    .ifPresent(reduced -> refuse(PRECISION, method, "trains in float32"));
        }
    }

    private void refuse(KeyPath key, MethodSpec method, String why) {
        reading.report(
                key,
                "the training scheme '%s' %s; remove the key, or leave the scheme out"
                        .formatted(method.name(), why));
    }

    /** Whether the scheme can make something of the students; asked if all can be told. */
    private void modalities(SchemeProvider scheme, MethodSpec method, KeyPath path) {
        Map<String, String> modalities = new LinkedHashMap<>();
        reading.value(STUDENT, StudentSpec.class)
                .ifPresent(spec -> modalities.put("student", spec.modality()));
        for (String name : reading.keys(STUDENTS)) {
            reading.value(STUDENTS.child(name), StudentSpec.class)
                    .ifPresent(spec -> modalities.put(name, spec.modality()));
        }
        int written = ExperimentKeys.students(reading).size();
        if (written == 0 || modalities.size() < written) {
            return;
        }
        try {
            scheme.checkStudents(method.settings().orElseThrow(), modalities);
        } catch (ConfigurationException e) {
            reading.report(path, e.getMessage());
        }
    }
}
