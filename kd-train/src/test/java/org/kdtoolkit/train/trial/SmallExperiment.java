package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.ExperimentResolver;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.RegisteredModalities;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.config.TeacherSpec;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.step.MethodAssembly;
import org.kdtoolkit.train.track.TrackedPoint;

/** A small generated experiment, opened without Guice. */
final class SmallExperiment implements AutoCloseable {

    private static final String YAML =
            """
            name: small
            seeds: [1]
            dataset:
              {type: synthetic, classes: 3, train: 40, validation: 12, test: 12, size: 12,
               image-noise: 0.1, mismatch: 0.2}
            teacher: {modality: audio, type: tone-listener, width: 16}
            student: {modality: image, type: convnet, widths: [8, 16]}
            training: {epochs: 4, batch-size: 16, optimizer: {type: adam, learning-rate: 0.01}}
            methods:
              - name: none
              - {name: kd, objectives: [{type: kd}]}
              - {name: mnf+csc, filter: {type: mnf}, objectives: [{type: csc}]}
              - {name: crd, objectives: [{type: crd, negatives: 20}]}
              - {name: crd-queue, objectives: [{type: crd, negatives: 20, queue: 30}]}
              - {name: greedy-when-made, objectives: [greedy-when-made]}
              - {name: greedy-in-a-step, objectives: [greedy-in-a-step]}
            evaluation: {tasks: [recognition, retrieval]}
            output: out
            """;

    private final NDManager manager = NDManager.newBaseManager();
    private final Registry registry;
    private final Faults faults = new Faults(OnError.FAIL);
    private final Dataset dataset;
    private final ResolvedExperiment experiment;
    private final Teachers teachers;

    SmallExperiment(Path folder, String... overrides) {
        this(folder, YAML, List.of(), overrides);
    }

    /** Another experiment, with further providers. */
    SmallExperiment(Path folder, String yaml, List<Provider<?, ?>> providers, String... overrides) {
        Registry.Builder known =
                Registry.builder()
                        .addServices(SmallExperiment.class.getClassLoader())
                        .add(GreedyObjectives.all());
        providers.forEach(known::add);
        registry = known.build();
        ExperimentConfig config =
                new ExperimentLoader(registry).load(written(folder, yaml), List.of(overrides));
        Dataset whole =
                registry.create(
                        Kind.DATASET,
                        config.dataset().type(),
                        config.dataset().settings(),
                        DatasetContext.of(
                                faults, TensorCache.none(), new RegisteredModalities(registry)));
        dataset = config.dataset().withinBudget(whole);
        experiment = new ExperimentResolver(registry).resolve(config, dataset);
        teachers = new Teachers(experiment.teachers(), this::openTeachers);
    }

    private OpenTeachers openTeachers() {
        Map<String, Teacher> open = new LinkedHashMap<>();
        experiment.teachers().forEach(teacher -> open.put(teacher.name(), open(teacher.spec())));
        return new OpenTeachers(open, List.of());
    }

    private Teacher open(TeacherSpec spec) {
        return registry.create(
                Kind.TEACHER,
                spec.type(),
                spec.settings(),
                TeacherContext.builder()
                        .setDataset(dataset)
                        .setModality(spec.modality())
                        .setManager(manager)
                        .optOnMissing(spec.missing())
                        .optFaults(faults)
                        .optAsksForDrawnViews(spec.asksForDrawnViews())
                        .optBackbones(
                                (type, settings, backbone) ->
                                        registry.create(Kind.BACKBONE, type, settings, backbone))
                        .build());
    }

    private static Path written(Path folder, String yaml) {
        try {
            return Files.writeString(folder.resolve("small.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Dataset dataset() {
        return dataset;
    }

    Teachers teachers() {
        return teachers;
    }

    NDManager manager() {
        return manager;
    }

    StudentFactory students() {
        return new StudentFactory(registry, experiment.config().trained(), dataset);
    }

    NetworkFactory networks() {
        return new NetworkFactory(
                registry,
                students(),
                schemes(),
                new MethodAssembly(registry),
                teachers,
                dataset,
                training(),
                faults,
                manager);
    }

    SchemeFactory schemes() {
        return new SchemeFactory(registry, students(), dataset, training());
    }

    BatchPassesFactory passes() {
        return new BatchPassesFactory(dataset, faults, training(), manager, progress -> {});
    }

    EpochTrainerFactory trainers() {
        return new EpochTrainerFactory(training(), teachers, passes());
    }

    Rehearsal rehearsal() {
        return new Rehearsal(training(), networks(), trainers());
    }

    TrialRunner runner(TrialListener listener) {
        return new TrialRunner(
                experiment,
                dataset,
                networks(),
                trainers(),
                new StudentEvaluationFactory(experiment, students(), passes(), teachers, manager),
                new TrialOutcomes(
                        experiment,
                        dataset,
                        faults,
                        teachers,
                        new StudentDescriptions(
                                experiment, dataset, MediaModalities.of(dataset), registry)),
                new AnswerFiles(experiment, dataset, teacherAnswers()),
                listener,
                new TrialTracking(experiment, registry, new TrackedPoint(Map.of())),
                () -> {});
    }

    TeacherAnswers teacherAnswers() {
        return new TeacherAnswers(experiment, teachers, dataset, faults, manager);
    }

    SchemeEvaluation schemeEvaluation() {
        return new SchemeEvaluation(
                schemes(),
                new StudentEvaluationFactory(experiment, students(), passes(), teachers, manager),
                manager);
    }

    private TrainingConfig training() {
        return experiment.config().training();
    }

    MethodSpec method(String name) {
        return experiment.config().methods().stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    int arrays() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
