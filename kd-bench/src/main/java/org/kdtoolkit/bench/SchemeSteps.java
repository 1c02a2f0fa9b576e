package org.kdtoolkit.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.models.AudioVitConfig;
import org.kdtoolkit.models.VideoVitConfig;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.optimizer.TrainedWeights;
import org.kdtoolkit.train.optimizer.WeightGroups;
import org.kdtoolkit.train.step.FiniteCheck;
import org.kdtoolkit.train.step.Rates;
import org.kdtoolkit.train.step.SchemeLesson;
import org.kdtoolkit.train.step.TrainingStep;
import org.kdtoolkit.train.step.Updates;
import org.kdtoolkit.xkd.XkdConfig;

/**
 * Steps of XKD with its published sizes of clips and sounds, and the smallest published encoders;
 * what the networks see is noise.
 */
final class SchemeSteps implements AutoCloseable {

    private static final double RATE = 1e-4;
    private static final String VIDEO = "video";
    private static final String AUDIO = "audio";
    private static final String GLOBAL = "global";
    private static final String LOCAL = "local";
    private static final Map<String, Shape> INPUTS =
            Map.of(VIDEO, new Shape(3, 32, 112, 112), AUDIO, new Shape(1, 448, 80));

    private final NDManager manager;
    private final Registry registry =
            Registry.builder().addServices(SchemeSteps.class.getClassLoader()).build();
    private final Map<String, Scheme.Trainee> students = new LinkedHashMap<>();
    private final TrainingStep step;
    private final TrainedWeights weights;
    private final int batch;
    private int taken;

    /**
     * Sets everything up.
     *
     * @param batch how many samples a step has
     */
    SchemeSteps(int batch) {
        this.batch = batch;
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(1);
        INPUTS.keySet().stream()
                .sorted()
                .forEach(name -> students.put(name, new Scheme.Trainee(made(name), name)));
        Scheme scheme =
                registry.create(
                        Kind.SCHEME,
                        "xkd",
                        XkdConfig.published(),
                        SchemeContext.of(students, this::copy, batch, manager));
        TrainingConfig training = training();
        Map<String, Backbone> networks = new LinkedHashMap<>();
        students.forEach((name, student) -> networks.put(name, student.network()));
        weights =
                TrainedWeights.perhapsUnreached(
                        new WeightGroups(training).ofScheme(networks, scheme.state()), manager);
        step =
                new TrainingStep(
                        new SchemeLesson(scheme, List.of(), manager.getEngine()),
                        FiniteCheck.EACH_STEP,
                        new Updates(
                                Map.of(
                                        Updates.Side.STUDENT,
                                        Optimizer.of(training.optimizer(), weights)),
                                1,
                                Optional.empty(),
                                scheme.clips(),
                                () -> {}));
    }

    private Backbone made(String name) {
        Record settings =
                name.equals(VIDEO)
                        ? Schema.of(VideoVitConfig.class).defaults(registry)
                        : Schema.of(AudioVitConfig.class).defaults(registry);
        return registry.create(
                Kind.BACKBONE,
                name + "-vit",
                settings,
                BackboneContext.of(INPUTS.get(name), 1, manager));
    }

    private Backbone copy(String name) {
        Backbone copy = made(name);
        copy.state().load(students.get(name).network().state());
        return copy;
    }

    private TrainingConfig training() {
        Schema<TrainingConfig> schema = Schema.of(TrainingConfig.class);
        return schema.override(
                schema.defaults(registry),
                List.of(
                        "optimizer={type: adamw, beta2: 0.95, weight-decay: 0.3,"
                                + " decay-biases-and-norms: false}"),
                registry);
    }

    private TrainingMoment moment() {
        return TrainingMoment.of(1, 1).atStep(taken, Integer.MAX_VALUE);
    }

    /**
     * Takes one step.
     *
     * @return the value of each loss term
     */
    Map<String, Double> run() {
        try (NDManager scope = manager.newSubManager()) {
            Map<String, Double> losses =
                    step.run(samples(scope), new Rates(RATE, RATE), moment()).values();
            taken++;
            return losses;
        }
    }

    private Batch samples(NDManager scope) {
        return Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, batch)
                                .mapToObj(Integer::toString)
                                .collect(Collectors.toList()),
                        IntStream.range(0, batch).toArray(),
                        Map.of(),
                        Targets.singleLabel(scope.create(new long[batch])))
                .withInputs(VIDEO, GLOBAL, noise(scope, 3, 32, 112, 112))
                .withInputs(VIDEO, LOCAL, noise(scope, 3, 8, 96, 96))
                .withInputs(AUDIO, GLOBAL, noise(scope, 1, 448, 80))
                .withInputs(AUDIO, LOCAL, noise(scope, 1, 112, 80));
    }

    private List<NDArray> noise(NDManager scope, long... sides) {
        return List.of(scope.randomNormal(new Shape(batch).addAll(new Shape(sides))));
    }

    @Override
    public void close() {
        weights.close();
        manager.close();
    }
}
