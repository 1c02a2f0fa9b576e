package org.kdtoolkit.baselines.mst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.baselines.logits.Temperature;
import org.kdtoolkit.testkit.SchemeContract;

class MstSchemeTest {

    private static final List<MaskLayer> LAYERS = List.of(MaskLayer.EMBEDDING, MaskLayer.LOGITS);
    private static final MstConfig MEANT =
            config(LAYERS, Masks.ONE_EACH, 2, Balance.CV, Fading.PERIODS);

    private NDManager manager;

    @Nested
    class Meant extends Variant {
        Meant() {
            super(MEANT);
        }
    }

    @Nested
    class Published extends Variant {
        Published() {
            super(MstConfig.published());
        }
    }

    abstract static class Variant extends SchemeContract {

        private final MstConfig config;

        Variant(MstConfig config) {
            this.config = config;
        }

        @BeforeEach
        void needsPyTorch() {
            MstSchemeTest.requirePyTorch();
        }

        @Override
        protected Scheme scheme(SchemeContext context) {
            return MstScheme.of(config, context);
        }

        @Override
        protected Map<String, Scheme.Trainee> students(NDManager owner) {
            return MstSchemeTest.students(3, true, owner);
        }

        @Override
        protected Batch batch(NDManager owner) {
            return MstSchemeTest.batch(owner);
        }
    }

    private static void requirePyTorch() {
        Assumptions.assumeTrue(
                Engine.getInstance().getEngineName().equals("PyTorch"),
                "the scheme asks networks in evaluation while gradients are collected, where"
                        + " MXNet's batch norm refuses");
    }

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(3);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void stagesBeforeTheTrainingHaveEpochsOfTheirOwn() {
        MstConfig config =
                new MstConfig(
                        Optional.of("image"),
                        Optional.of(3),
                        Optional.of(2),
                        LAYERS,
                        3,
                        2,
                        Masks.ONE_EACH,
                        4,
                        1,
                        Balance.KL,
                        1,
                        1,
                        1,
                        Fading.PERIODS);
        MstScheme scheme = scheme(config, students(3, true, manager));

        assertThat(epochs(scheme, 12)).containsExactly(3, 2);
        assertThat(epochs(scheme(MEANT, students(3, true, manager)), 12)).containsExactly(12, 12);
        assertThat(scheme.notes())
                .containsExactly(
                        "the network 'image' and a teacher of both modalities learn before the"
                                + " training alone, and teach the student 'audio' in it");
        assertThat(names(scheme.initialStages().get(0)::losses))
                .containsExactly(
                        "class-both",
                        "others-both",
                        "class-image",
                        "others-image",
                        "class-audio",
                        "others-audio");
        assertThat(names(scheme.initialStages().get(1)::losses))
                .containsExactly(
                        "mask-both-embedding",
                        "mask-both-logits",
                        "mask-image-embedding",
                        "mask-image-logits");
        assertThat(names(scheme::losses)).containsExactly("class", "distillation", "balance");
    }

    private static List<Integer> epochs(MstScheme scheme, int training) {
        return scheme.initialStages().stream().map(stage -> stage.epochs(training)).toList();
    }

    @Test
    void teachersStayAsTheyAreInTheTrainingAndTheirStatisticsToo() {
        Map<String, Scheme.Trainee> students = students(3, true, manager);
        MstScheme scheme = scheme(MEANT, students);
        Map<String, float[]> before = arrays(scheme, students);

        values(scheme::losses, batch(manager));

        Map<String, float[]> after = arrays(scheme, students);
        List<String> moved = new ArrayList<>();
        before.forEach(
                (name, values) -> {
                    if (!Arrays.equals(values, after.get(name))) {
                        moved.add(name);
                    }
                });
        assertThat(moved).containsExactly("image.norm.running_mean", "image.norm.running_var");
    }

    @Test
    void publishedTeachersHaveTheMasksBeforeTheirsOnToo() {
        MstConfig published = config(LAYERS, Masks.PUBLISHED, 1, Balance.KL, Fading.PERIODS);
        List<NDArray> own = scheme(MEANT, students(3, true, manager)).specialists(batch(manager));
        manager.getEngine().setRandomSeed(3);
        List<NDArray> all =
                scheme(published, students(3, true, manager)).specialists(batch(manager));

        assertThat(own.get(0).toFloatArray()).isEqualTo(all.get(0).toFloatArray());
        assertThat(own.get(1).toFloatArray()).isNotEqualTo(all.get(1).toFloatArray());
        assertThat(own.get(2).toFloatArray()).isEqualTo(all.get(2).toFloatArray());
        assertThat(own.get(3).toFloatArray()).isNotEqualTo(all.get(3).toFloatArray());
    }

    @Test
    void samplesWithoutALabelLearnFromTeachersAlone() {
        Batch batch = batch(manager);
        Batch unlabelled = batch.withTargets(batch.targets().withLabelled(new boolean[4]));
        MstScheme scheme = scheme(MEANT, students(3, true, manager));

        Map<String, Float> found = values(scheme::losses, unlabelled);

        assertThat(found).containsEntry("class", 0f);
        assertThat(found.get("distillation")).isPositive();
        assertThat(values(scheme.initialStages().get(0)::losses, unlabelled))
                .containsEntry("class-both", 0f)
                .containsEntry("class-audio", 0f);
    }

    @Test
    void severalLabelsASampleAreRefused() {
        Batch batch = batch(manager).withTargets(Targets.multiLabel(manager.ones(new Shape(4, 3))));
        MstScheme scheme = scheme(MEANT, students(3, true, manager));
        List<Function<SchemeStep, List<StudentLoss>>> all =
                List.of(scheme.initialStages().get(0)::losses, scheme::losses);
        for (Function<SchemeStep, List<StudentLoss>> losses : all) {
            assertThatThrownBy(() -> values(losses, batch))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("several labels a sample; leave the scheme out");
        }
    }

    @Test
    void networksWithoutAKnownClassLayerAreRefused() {
        requirePyTorch();
        assertThatThrownBy(() -> scheme(MEANT, students(3, false, manager)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "mst compares class scores, and the network of 'image' does not say which"
                                + " of its weights make them; choose another backbone");
        StudentPeer student = new StudentPeer("image", students(3, false, manager).get("image"));
        assertThatThrownBy(() -> student.see(batch(manager), true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "mst masks embeddings before the class layer, and the network of 'image'"
                                + " does not offer its class layer as a function; choose another"
                                + " backbone");
    }

    @ParameterizedTest
    @EnumSource(Balance.class)
    void isFiniteForOneClassAndForEqualRows(Balance balance) {
        MstConfig config = config(LAYERS, Masks.ONE_EACH, 4, balance, Fading.PERIODS);
        Batch one = batch(manager).withTargets(Targets.singleLabel(manager.create(new long[4])));
        assertFinite(scheme(config, students(1, true, manager)), one);
        NDArray row = manager.ones(new Shape(4, 5));
        assertFinite(
                scheme(config, students(3, true, manager)),
                one.withInput("image", row).withInput("audio", row));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e8})
    void balanceIsFiniteWhereTheGateIsSure(double size) {
        NDArray shares =
                manager.create(new float[] {1, 0, 1, 0}, new Shape(2, 2)).mul(size).logSoftmax(1);

        assertThat(gradient(Balance.KL, shares)).isPositive();
        assertThat(gradient(Balance.CV, shares)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Balance.class)
    void balanceIsZeroAndFlatWhereAllAreAskedAlike(Balance balance) {
        NDArray shares = manager.zeros(new Shape(4, 2)).logSoftmax(1);

        assertThat(gradient(balance, shares)).isBetween(0f, 1e-5f);
    }

    @Test
    void theFirstOfEqualSharesAreChosen() {
        Routing routing = new Routing(2, new SoftDivergence(new Temperature(4)));
        NDArray shares = manager.create(new float[] {0, 0, 0, 1, 3, 2, -1, 5, -1}, new Shape(3, 3));

        assertThat(routing.chosen(shares)).isDeepEqualTo(new int[][] {{0, 1}, {1, 2}, {1, 0}});
    }

    /** The loss, whose gradient is finite. */
    private float gradient(Balance balance, NDArray shares) {
        shares.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray loss = balance.loss(shares);
            collector.backward(loss);
            for (float value : shares.getGradient().toFloatArray()) {
                assertThat(value).isFinite();
            }
            return loss.getFloat() + 0f; // of a negative zero, too
        }
    }

    private static void assertFinite(MstScheme scheme, Batch batch) {
        List<Function<SchemeStep, List<StudentLoss>>> all =
                List.of(
                        scheme.initialStages().get(0)::losses,
                        scheme.initialStages().get(1)::losses,
                        scheme::losses);
        all.forEach(
                losses ->
                        assertThat(values(losses, batch).values())
                                .allSatisfy(value -> assertThat(value).isFinite()));
        scheme.state()
                .trainable()
                .forEach(
                        weight -> {
                            for (float value : weight.getArray().getGradient().toFloatArray()) {
                                assertThat(value).as(weight.getName()).isFinite();
                            }
                        });
    }

    private List<String> names(Function<SchemeStep, List<StudentLoss>> losses) {
        return List.copyOf(values(losses, batch(manager)).keySet());
    }

    /** The terms by name, with their gradients left on the weights. */
    private static Map<String, Float> values(
            Function<SchemeStep, List<StudentLoss>> losses, Batch batch) {
        Engine engine = batch.input("image").getManager().getEngine();
        try (GradientCollector collector = engine.newGradientCollector()) {
            List<StudentLoss> terms = losses.apply(new SchemeStep(batch, TrainingMoment.of(1, 1)));
            collector.backward(
                    terms.stream().map(StudentLoss::value).reduce(NDArray::add).orElseThrow());
            Map<String, Float> values = new LinkedHashMap<>();
            terms.forEach(term -> values.put(term.name(), term.value().getFloat() + 0f));
            return values;
        }
    }

    private static Map<String, float[]> arrays(
            MstScheme scheme, Map<String, Scheme.Trainee> students) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        students.forEach(
                (student, trainee) ->
                        trainee.network()
                                .state()
                                .entries()
                                .forEach(
                                        (name, weight) ->
                                                arrays.put(
                                                        student + "." + name,
                                                        weight.getArray().toFloatArray())));
        scheme.state()
                .entries()
                .forEach((name, weight) -> arrays.put(name, weight.getArray().toFloatArray()));
        return arrays;
    }

    private MstScheme scheme(MstConfig config, Map<String, Scheme.Trainee> students) {
        requirePyTorch();
        return MstScheme.of(
                config,
                SchemeContext.of(
                        students,
                        name -> students(3, true, manager).get(name).network(),
                        4,
                        manager));
    }

    private static MstConfig config(
            List<MaskLayer> layers,
            Masks masks,
            int teachersPerSample,
            Balance balance,
            Fading fading) {
        return new MstConfig(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                layers,
                3,
                2,
                masks,
                4,
                teachersPerSample,
                balance,
                1,
                1,
                1,
                fading);
    }

    private static Map<String, Scheme.Trainee> students(
            int classes, boolean offersHead, NDManager owner) {
        Map<String, Scheme.Trainee> students = new LinkedHashMap<>();
        for (String modality : List.of("image", "audio")) {
            students.put(
                    modality,
                    new Scheme.Trainee(
                            new NormedBackbone(5, 6, classes, offersHead, owner), modality));
        }
        return students;
    }

    private static Batch batch(NDManager owner) {
        owner.getEngine().setRandomSeed(5);
        return Batch.of(
                Subset.TRAIN,
                List.of("a", "b", "c", "d"),
                new int[] {0, 1, 2, 3},
                Map.of(
                        "image", owner.randomNormal(new Shape(4, 5)),
                        "audio", owner.randomNormal(new Shape(4, 5))),
                Targets.singleLabel(owner.create(new long[] {0, 1, 2, 0})));
    }
}
