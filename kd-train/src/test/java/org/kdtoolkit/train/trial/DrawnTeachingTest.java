package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.models.ConvNetConfig;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.step.Rates;

/** What students learn from a network that is shown one view of a sample or another. */
class DrawnTeachingTest {

    private static final String YAML =
            """
            name: views
            dataset: {type: turning, silent: []}
            teacher:
              {modality: picture, type: backbone, network: {type: convnet, widths: [4]},
               weights: teacher.safetensors, cache: cache}
            student: {modality: picture, type: convnet, widths: [4]}
            training: {epochs: 3, batch-size: 4, optimizer: {type: adam, learning-rate: 0.01}}
            methods:
              - {name: kd, objectives: [{type: kd}]}
              - {name: shuffled, pairs: shuffled, objectives: [{type: kd}]}
            evaluation: {select: last}
            output: out
            """;

    private static final ConvNetConfig NETWORK = new ConvNetConfig(List.of(4));
    private static final String ORACLE = "teacher={modality: picture, type: oracle%s}";
    private static final long SEED = 5;

    @TempDir private Path folder;

    record OracleConfig() {}

    @BeforeEach
    void writeTheTeacher() {
        try (NDManager manager = NDManager.newBaseManager()) {
            manager.getEngine().setRandomSeed(3);
            new WeightsFile(weights()).write(network(manager).state());
        }
    }

    private static Backbone network(NDManager manager) {
        return Registry.builder()
                .addServices(DrawnTeachingTest.class.getClassLoader())
                .build()
                .create(
                        Kind.BACKBONE,
                        "convnet",
                        NETWORK,
                        BackboneContext.of(
                                new Shape(1, TurningDataset.SIDE, TurningDataset.SIDE),
                                2,
                                manager));
    }

    @Test
    void areTheNumbersOfTheFirstViewUnlessSomethingElseIsAskedFor() {
        Map<String, float[]> absent = trained("kd");
        assertEqual(trained("kd", "teacher.view=first"), absent);
        assertDifferent(trained("kd", "teacher.view=same"), absent);
        assertDifferent(trained("kd", "teacher.view=own"), absent);
        assertDifferent(trained("kd", "teacher.view=own"), trained("kd", "teacher.view=same"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "own"})
    void areThoseOfANetworkThatLooksAtEachBatchItself(String view) {
        String looks = view.equals("same") ? "" : ", view: own";
        assertEqual(trained("kd", "teacher.view=" + view), trained("kd", ORACLE.formatted(looks)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixup", "cutmix"})
    void areThoseOfANetworkThatIsShownTheMixedSamplesToo(String mixing) {
        String[] mixed = {"teacher.view=same", "methods=[{name: kd, objectives: [kd]}]", ""};
        Map<String, float[]> unmixed = trained("kd", mixed[0]);
        mixed[2] = "training.%s={alpha: 1, probability: 1}".formatted(mixing);
        Map<String, float[]> same = trained("kd", mixed);
        assertDifferent(same, unmixed);
        mixed[0] = ORACLE.formatted("");
        assertEqual(same, trained("kd", mixed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "own"})
    void areRefusedWhereSamplesAreMixedThatTheTeacherIsNotShown(String view) {
        assertThatThrownBy(
                        () ->
                                trained(
                                        "kd",
                                        "teacher.view=" + view,
                                        "training.mixup={}",
                                        "methods=[{name: kd, objectives: [kd]}]"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("training.mixup: the student is shown mixed samples, but");
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "own"})
    void areTheSameTwiceAndHoweverManyThreadsThereAre(String view) {
        Map<String, float[]> once = trained("kd", "teacher.view=" + view);
        assertEqual(trained("kd", "teacher.view=" + view), once);
        assertEqual(trained("kd", "teacher.view=" + view, "training.workers=3"), once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "own"})
    void goOnFromACheckpointAsIfNeverInterrupted(String view) {
        try (SmallExperiment small = experiment("teacher.view=" + view)) {
            run(small, "whole", new Ending(3), false);
            assertThatThrownBy(() -> run(small, "cut", new Ending(1), false))
                    .isInstanceOf(IllegalStateException.class);
            run(small, "cut", new Ending(3), true);
            assertThat(losses("cut")).hasSize(3).isEqualTo(losses("whole"));
        }
    }

    @Test
    void leaveOutWhatTheTeacherCannotReadWhereThatIsToBeKept() {
        String[] silent = {
            "dataset.silent=[0, 3]", "teacher.modality=sound", "teacher.missing=keep", ""
        };
        for (String view : List.of("same", "own")) {
            silent[3] = "teacher.view=" + view;
            for (String method : List.of("kd", "shuffled")) {
                assertDifferent(
                        trained(method, silent),
                        trained(method, "teacher.modality=sound", silent[3]));
            }
            try (SmallExperiment small = experiment(silent)) {
                assertThat(small.teachers().open().byName().get("sound").notes())
                        .containsExactly(
                                "the teacher knows nothing about 2 of 10 train samples; such"
                                        + " samples train by their labels alone");
            }
        }
    }

    @Test
    void leaveNoArraysBehind() {
        try (SmallExperiment small = experiment("teacher.view=own")) {
            small.teachers().open();
            int before = small.arrays();
            run(small, "a", new Ending(3), false);
            assertThat(small.arrays()).isEqualTo(before);
        }
    }

    /** The student's weights after an epoch. */
    private Map<String, float[]> trained(String method, String... overrides) {
        try (SmallExperiment small = experiment(overrides);
                MethodNetworks networks =
                        (MethodNetworks)
                                small.networks().create(small.method(method), new Seed(SEED))) {
            small.trainers()
                    .trainer(networks, new Seed(SEED))
                    .run(TrainingMoment.of(1, 3), time -> new Rates(0.01, 0.01));
            Map<String, float[]> weights = new LinkedHashMap<>();
            networks.learner()
                    .student()
                    .state()
                    .entries()
                    .forEach((name, w) -> weights.put(name, w.getArray().toFloatArray()));
            return weights;
        }
    }

    private SmallExperiment experiment(String... overrides) {
        List<Provider<?, ?>> providers = List.of(TurningDataset.provider(), oracle());
        return new SmallExperiment(folder, YAML, providers, overrides);
    }

    private void run(SmallExperiment small, String name, Ending ending, boolean resume) {
        small.runner(ending)
                .run(small.method("kd"), 5, new TrialFolder(folder.resolve(name)), resume);
    }

    private List<Map<String, Double>> losses(String name) {
        return new TrialFolder(folder.resolve(name))
                .epochs().stream().map(EpochRecord::losses).toList();
    }

    private Path weights() {
        return folder.resolve("teacher.safetensors");
    }

    private static void assertEqual(Map<String, float[]> actual, Map<String, float[]> expected) {
        assertThat(actual).containsOnlyKeys(expected.keySet());
        expected.forEach((name, w) -> assertThat(actual.get(name)).as(name).isEqualTo(w));
    }

    private static void assertDifferent(Map<String, float[]> some, Map<String, float[]> others) {
        assertThat(some.get("head.weight")).isNotEqualTo(others.get("head.weight"));
    }

    private TeacherProvider oracle() {
        return TeacherProvider.builder("oracle", OracleConfig.class)
                .build((config, context) -> new Oracle(context));
    }

    /** A teacher of a plug-in: the network, which looks at what each batch carries. */
    private final class Oracle implements Teacher {

        private final TeacherContext context;
        private final Backbone network;

        Oracle(TeacherContext context) {
            this.context = context;
            this.network = network(context.manager());
            new WeightsFile(weights())
                    .load(network.state(), context.manager(), "the network must be the same");
        }

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(4, true);
        }

        @Override
        public boolean needsInput() {
            return true;
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager manager) {
            StudentOutput output = network.forward(batch.input(context.modality()), false);
            return TeacherOutput.of(output.embedding().stopGradient())
                    .withLogits(output.logits().stopGradient());
        }
    }

    /** Ends a trial after some epochs. */
    private static final class Ending implements TrialListener {

        private final int epochs;

        Ending(int epochs) {
            this.epochs = epochs;
        }

        @Override
        public void kept(TrialResult result) {}

        @Override
        public void started(String method, int seed, int finishedEpochs, int all) {}

        @Override
        public void finishedEpoch(EpochRecord epoch) {
            if (epoch.epoch() == epochs && epochs < 3) {
                throw new IllegalStateException("ended");
            }
        }

        @Override
        public void finished(TrialResult result) {}
    }
}
