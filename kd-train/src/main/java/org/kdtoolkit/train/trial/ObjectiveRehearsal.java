package org.kdtoolkit.train.trial;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.Students;
import org.kdtoolkit.train.config.TeacherSpec;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.step.MethodAssembly;
import org.kdtoolkit.train.step.ObjectiveFinding;

/**
 * Creates objectives as trials would, to hear what they say to the student, to the teachers as far
 * as these can be known before they are opened, and to the data.
 */
public final class ObjectiveRehearsal {

    private static final Seed ANY = new Seed(0);

    private final Registry registry;
    private final Dataset dataset;
    private final TrainingConfig training;
    private final NDManager manager;
    private final Optional<Backbone> student;
    private final Map<String, TeacherShape> shapes = new LinkedHashMap<>();
    private final Set<String> teachers;

    /**
     * Prepares to create objectives.
     *
     * @param registry finds them, and the networks
     * @param students the students
     * @param teachers all teachers of the experiment, the foremost first
     * @param dataset what all perceive
     * @param training how students would be trained
     * @param manager owns what is made
     */
    public ObjectiveRehearsal(
            Registry registry,
            Students students,
            Map<String, TeacherSpec> teachers,
            Dataset dataset,
            TrainingConfig training,
            NDManager manager) {
        this.registry = registry;
        this.dataset = dataset;
        this.training = training;
        this.manager = manager;
        this.teachers = teachers.keySet();
        this.student =
                made(() -> new StudentFactory(registry, students, dataset).create(ANY, manager));
        teachers.forEach(
                (name, spec) ->
                        made(() -> outline(spec))
                                .flatMap(shape -> shape)
                                .ifPresent(shape -> shapes.put(name, shape)));
    }

    /**
     * What the objectives of a method say that ask to be created beforehand; nothing if no student
     * can be made, or a teacher is not known before it is opened.
     *
     * @param method of a filter and objectives
     */
    public List<ObjectiveFinding> of(MethodSpec method) {
        return student.flatMap(made -> made(() -> said(method, made))).orElse(List.of());
    }

    private List<ObjectiveFinding> said(MethodSpec method, Backbone made) {
        try (NDManager own = manager.newSubManager()) {
            return new MethodAssembly(registry)
                    .tried(
                            method,
                            teachers,
                            NetworkFactory.surroundings(made, dataset, training, own)
                                    .optTeachers(shapes)
                                    .build());
        }
    }

    private Optional<TeacherShape> outline(TeacherSpec spec) {
        return registry.get(Kind.TEACHER, spec.type())
                .outline(
                        spec.settings(),
                        TeacherContext.builder()
                                .setDataset(dataset)
                                .setModality(spec.modality())
                                .setManager(manager)
                                .optFaults(new Faults(OnError.SKIP))
                                .optAsksForStages(true)
                                .optBackbones(
                                        (type, settings, network) ->
                                                registry.create(
                                                        Kind.BACKBONE, type, settings, network))
                                .build());
    }

    /** What can't be made is told by others, or by a trial on the machine that trains. */
    private static <T> Optional<T> made(Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (ConfigurationException | DataException | EngineException | OutOfMemoryError e) {
            return Optional.empty();
        }
    }
}
