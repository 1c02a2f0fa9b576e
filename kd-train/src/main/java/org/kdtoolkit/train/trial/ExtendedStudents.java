package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.distill.ExtendedStudent;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveFit;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.TeacherNames;
import org.kdtoolkit.train.extension.AskedTeacher;
import org.kdtoolkit.train.extension.TeacherInquiry;
import org.kdtoolkit.train.extension.TeacherQuestions;
import org.kdtoolkit.train.optimizer.StudentParts;

/**
 * Makes the students of methods: the configured one, or the network around it that one of the
 * method's objectives trains in its place. The configured one begins with the same weights in both.
 */
final class ExtendedStudents {

    private final Registry registry;
    private final StudentFactory students;
    private final Teachers teachers;
    private final Dataset dataset;
    private final Faults faults;
    private final NDManager manager;
    private final Map<String, TeacherInquiry> inquiries = new HashMap<>();

    /**
     * Prepares to make students.
     *
     * @param registry finds the objectives
     * @param students makes the configured students
     * @param teachers whose parts are put behind them
     * @param dataset what the teachers are asked about
     * @param faults takes samples that can't be read
     * @param manager on whose device they are asked
     */
    ExtendedStudents(
            Registry registry,
            StudentFactory students,
            Teachers teachers,
            Dataset dataset,
            Faults faults,
            NDManager manager) {
        this.registry = registry;
        this.students = students;
        this.teachers = teachers;
        this.dataset = dataset;
        this.faults = faults;
        this.manager = manager;
    }

    /**
     * Makes the student of a method.
     *
     * @param own owns its arrays
     * @throws ConfigurationException if the method's objectives can't extend the student
     */
    MadeStudent create(MethodSpec method, Seed seed, NDManager own) {
        Optional<ObjectiveSpec> extending = extending(method);
        if (extending.isEmpty()) {
            return configured(seed, own);
        }
        try (NDManager before = own.newSubManager()) {
            MadeStudent inner = configured(seed, before);
            return extended(method, extending.get(), inner, seed, own);
        }
    }

    private MadeStudent configured(Seed seed, NDManager own) {
        Backbone student = students.create(seed, own);
        return new MadeStudent(
                StudentParts.of(student),
                students.network(),
                students.loadInitialWeights(students.students().firstName(), student, own));
    }

    private Optional<ObjectiveSpec> extending(MethodSpec method) {
        ObjectiveFit.ofExtensions(method, new TeacherNames(teachers.names()), registry)
                .ifPresent(
                        message -> {
                            throw new ConfigurationException(
                                    "method '%s': %s".formatted(method.name(), message));
                        });
        return method.objectives().stream()
                .filter(objective -> provider(objective).extendsStudent())
                .findFirst();
    }

    private MadeStudent extended(
            MethodSpec method,
            ObjectiveSpec objective,
            MadeStudent inner,
            Seed seed,
            NDManager own) {
        TeacherNames names = new TeacherNames(teachers.names());
        String teacher = names.meant(objective.named()).get(0);
        TeacherQuestions questions =
                new TeacherQuestions(
                        inner.spec(),
                        inner.network().featureMap(),
                        inquiries.computeIfAbsent(teacher, this::inquiry));
        ExtendedStudent extension = extension(method, objective, questions);
        seed.of("extension").seed(own.getEngine());
        Backbone network = students.make(extension.network(), own);
        begin(network.state(), extension, inner.network().state(), own);
        List<String> notes = new ArrayList<>(inner.notes());
        notes.addAll(questions.notes());
        return new MadeStudent(
                StudentParts.ofExtended(network, extension.inner(), inner.network()),
                extension.network(),
                notes);
    }

    private TeacherInquiry inquiry(String teacher) {
        return new TeacherInquiry(
                new AskedTeacher(
                        teacher,
                        teachers.open().uncorrupted().get(teacher),
                        teachers.modality(teacher),
                        dataset,
                        faults,
                        manager));
    }

    private ExtendedStudent extension(
            MethodSpec method, ObjectiveSpec objective, TeacherQuestions questions) {
        try {
            return provider(objective).extendedStudent(objective.settings(), questions);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(
                    "method '%s': %s".formatted(method.name(), e.getMessage()), e);
        }
    }

    /** Gives a network the weights that it has from the student and from the teacher. */
    private static void begin(
            StateDict network, ExtendedStudent extension, StateDict inner, NDManager own) {
        Map<String, Parameter> weights = new LinkedHashMap<>(network.entries());
        inner.entries()
                .forEach(
                        (name, weight) ->
                                Optional.ofNullable(weights.get(extension.inner() + name))
                                        .ifPresent(
                                                same ->
                                                        StateDict.overwrite(
                                                                same.getArray(),
                                                                weight.getArray())));
        extension.fixed().forEach((name, values) -> fix(weights.get(name), values, own));
    }

    private static void fix(Parameter weight, HostTensor values, NDManager own) {
        try (NDArray array = own.create(values.values(), values.shape())) {
            weight.freeze(true);
            StateDict.overwrite(weight.getArray(), array);
        }
    }

    private ObjectiveProvider provider(ObjectiveSpec objective) {
        return registry.get(Kind.OBJECTIVE, objective.type());
    }
}
