package org.kdtoolkit.train.run;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.StudentSpec;
import org.kdtoolkit.train.config.Students;
import org.kdtoolkit.train.config.TeacherSpec;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.step.ObjectiveFinding;
import org.kdtoolkit.train.trial.CreationRehearsal;
import org.kdtoolkit.train.trial.ObjectiveRehearsal;

/** Reports what only shows when networks and objectives are made, by making them; on PyTorch. */
final class NetworkCheck {

    private static final KeyPath ENGINE = KeyPath.parse("engine");
    private static final KeyPath METHODS = KeyPath.parse("methods");
    private static final KeyPath STUDENT = KeyPath.parse("student");
    private static final KeyPath STUDENTS = KeyPath.parse("students");
    private static final KeyPath TEACHER = KeyPath.parse("teacher");
    private static final KeyPath TEACHERS = KeyPath.parse("teachers");
    private static final KeyPath TRAINING = KeyPath.parse("training");

    private final Registry registry;
    private final DocumentReading reading;

    /**
     * Prepares to look.
     *
     * @param registry finds the networks
     * @param reading a file of which nothing else is wrong so far
     */
    NetworkCheck(Registry registry, DocumentReading reading) {
        this.registry = registry;
        this.reading = reading;
    }

    /**
     * Looks at the networks and objectives for some data.
     *
     * @return what reports will say of the objectives
     */
    List<String> of(Dataset dataset) {
        Optional<EngineName> engine = reading.value(ENGINE, EngineName.class);
        Optional<Students> students = students();
        Optional<TrainingConfig> training = reading.value(TRAINING, TrainingConfig.class);
        if (!engine.equals(Optional.of(EngineName.PYTORCH))
                || students.isEmpty()
                || training.isEmpty()) {
            return List.of();
        }
        List<KeyPath> tried = tried();
        boolean networks = isWorthALook(students.get());
        if (tried.isEmpty() && !networks) {
            return List.of();
        }
        try (NDManager manager =
                EngineEnvironment.load(engine.get()).newBaseManager(Device.cpu())) {
            look(new CreationRehearsal(registry, students.get(), dataset, training.get(), manager));
            return tried.isEmpty() || reading.hasProblems()
                    ? List.of()
                    : heard(
                            tried,
                            new ObjectiveRehearsal(
                                    registry,
                                    students.get(),
                                    teachers(),
                                    dataset,
                                    training.get(),
                                    manager));
        } catch (ConfigurationException e) {
            if (networks) {
                throw e;
            }
            // the engine does not load here; objectives are heard on the machine that trains
            return List.of();
        }
    }

    /**
     * The methods some of whose objectives may refuse, or take note of, the experiment. What
     * student they would meet beside an objective that extends it, only its teacher tells.
     */
    private List<KeyPath> tried() {
        return reading.entries(METHODS).stream()
                .filter(
                        path ->
                                reading.value(path, MethodSpec.class)
                                        .filter(this::isTried)
                                        .isPresent())
                .toList();
    }

    private boolean isTried(MethodSpec method) {
        return objectives(method).noneMatch(ObjectiveProvider::extendsStudent)
                && objectives(method).anyMatch(ObjectiveProvider::isTriedBeforehand);
    }

    private Stream<ObjectiveProvider> objectives(MethodSpec method) {
        return method.objectives().stream()
                .map(objective -> registry.get(Kind.OBJECTIVE, objective.type()));
    }

    private List<String> heard(List<KeyPath> paths, ObjectiveRehearsal rehearsal) {
        List<String> notes = new ArrayList<>();
        for (KeyPath path : paths) {
            MethodSpec method = reading.value(path, MethodSpec.class).orElseThrow();
            for (ObjectiveFinding finding : rehearsal.of(method)) {
                finding.refusal()
                        .ifPresent(message -> reading.report(objective(path, finding), message));
                finding.notes()
                        .forEach(
                                note ->
                                        notes.add(
                                                "method '%s': %s".formatted(method.name(), note)));
            }
        }
        return notes;
    }

    private KeyPath objective(KeyPath method, ObjectiveFinding finding) {
        return reading.entries(method.child("objectives")).get(finding.place());
    }

    /** A single one is named after its modality. */
    private Map<String, TeacherSpec> teachers() {
        Map<String, TeacherSpec> named = new LinkedHashMap<>();
        reading.value(TEACHER, TeacherSpec.class)
                .ifPresent(spec -> named.put(spec.modality(), spec));
        for (String name : reading.keys(TEACHERS)) {
            reading.value(TEACHERS.child(name), TeacherSpec.class)
                    .ifPresent(spec -> named.put(name, spec));
        }
        return named;
    }

    private Optional<Students> students() {
        Map<String, StudentSpec> named = new LinkedHashMap<>();
        for (String name : reading.keys(STUDENTS)) {
            reading.value(STUDENTS.child(name), StudentSpec.class)
                    .ifPresent(spec -> named.put(name, spec));
        }
        return named.isEmpty()
                ? reading.value(STUDENT, StudentSpec.class).map(Students::only)
                : Optional.of(new Students(named, true));
    }

    private boolean isWorthALook(Students students) {
        return students.byName().values().stream().anyMatch(spec -> spec.weights().isPresent())
                || reading.entries(METHODS).stream()
                        .flatMap(path -> reading.value(path, MethodSpec.class).stream())
                        .anyMatch(this::isScheme);
    }

    /** Whether it makes more of the students than they are. */
    private boolean isScheme(MethodSpec method) {
        return method.scheme(registry).filter(scheme -> scheme.trains()).isPresent();
    }

    private void look(CreationRehearsal rehearsal) {
        boolean begin =
                rehearsal.students((key, message) -> reading.report(KeyPath.parse(key), message));
        if (!begin) {
            return;
        }
        for (KeyPath path : reading.entries(METHODS)) {
            reading.value(path, MethodSpec.class)
                    .filter(this::isScheme)
                    .flatMap(rehearsal::scheme)
                    .ifPresent(message -> reading.report(path, message));
        }
    }
}
