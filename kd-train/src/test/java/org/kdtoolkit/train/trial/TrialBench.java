package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.FittingTasks;
import org.kdtoolkit.train.config.MethodSpec;

/** A small generated experiment, opened without Guice. */
final class TrialBench implements AutoCloseable {

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
            evaluation: {tasks: [recognition, retrieval]}
            output: out
            """;

    private final NDManager manager = NDManager.newBaseManager();
    private final TrialSetup bench;

    TrialBench(Path folder, String... overrides) {
        Registry registry =
                Registry.builder().addServices(TrialBench.class.getClassLoader()).build();
        ExperimentConfig written =
                new ExperimentLoader(registry).load(yaml(folder), List.of(overrides));
        Faults faults = new Faults(OnError.FAIL);
        Dataset dataset =
                registry.create(
                        Kind.DATASET,
                        written.dataset().type(),
                        written.dataset().settings(),
                        new DatasetContext(faults));
        ExperimentConfig config = new FittingTasks(registry).of(written, dataset);
        Teacher teacher =
                config.teacher()
                        .map(
                                spec ->
                                        registry.create(
                                                Kind.TEACHER,
                                                spec.type(),
                                                spec.settings(),
                                                new TeacherContext(
                                                        dataset,
                                                        spec.modality(),
                                                        spec.missing(),
                                                        faults,
                                                        (type, settings, backbone) ->
                                                                registry.create(
                                                                        Kind.BACKBONE,
                                                                        type,
                                                                        settings,
                                                                        backbone),
                                                        manager)))
                        .orElseThrow();
        EvaluatorContext context = new EvaluatorContext(dataset.classes(), dataset.multiLabel());
        bench =
                new TrialSetup(
                        config,
                        registry,
                        dataset,
                        faults,
                        config.allTeachers().keySet().stream()
                                .collect(Collectors.toMap(name -> name, name -> teacher)),
                        Map.of(),
                        config.evaluation().tasks().orElseThrow().stream()
                                .map(
                                        task ->
                                                registry.create(
                                                        Kind.EVALUATOR,
                                                        task.type(),
                                                        task.settings(),
                                                        context))
                                .toList(),
                        manager);
    }

    private static Path yaml(Path folder) {
        try {
            return Files.writeString(folder.resolve("small.yaml"), YAML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrialSetup bench() {
        return bench;
    }

    MethodSpec method(String name) {
        return bench.config().methods().stream()
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
