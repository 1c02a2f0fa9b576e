package org.kdtoolkit.baselines.c2kd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.testkit.SchemeContract;

class C2kdSchemeTest {

    private static final C2kdConfig DEFAULTS =
            new C2kdConfig(Optional.empty(), 0, ProxyGradients.PROXIES);
    private static final TrainingMoment MOMENT = TrainingMoment.of(1, 1);

    @Nested
    class Separate extends Variant {
        Separate() {
            super(DEFAULTS);
        }
    }

    @Nested
    class Published extends Variant {
        Published() {
            super(C2kdConfig.published());
        }
    }

    abstract static class Variant extends SchemeContract {

        private final C2kdConfig config;

        Variant(C2kdConfig config) {
            this.config = config;
        }

        @BeforeEach
        void needsPyTorch() {
            Assumptions.assumeTrue(
                    Engine.getInstance().getEngineName().equals("PyTorch"),
                    "the contract asks for terms outside of a gradient collector, where MXNet's"
                            + " batch norm does not train");
        }

        @Override
        protected Scheme scheme(SchemeContext context) {
            return C2kdScheme.of(config, context);
        }

        @Override
        protected Map<String, Scheme.Trainee> students(NDManager owner) {
            return C2kdSchemeTest.students(owner);
        }

        @Override
        protected Batch batch(NDManager owner) {
            return C2kdSchemeTest.batch(owner);
        }
    }

    @Test
    void theTeacherIsTheSecondUnlessItIsNamed() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(scheme(DEFAULTS, manager).notes())
                    .containsExactly(
                            "the teacher 'audio' is trained beside the student 'image', and left"
                                    + " at the same epoch");
            C2kdConfig named = new C2kdConfig(Optional.of("image"), 0, ProxyGradients.PROXIES);
            assertThat(scheme(named, manager).notes().get(0)).contains("teacher 'image'");
        }
    }

    @Test
    void samplesWithoutALabelTeachNothingAcrossModalities() {
        try (NDManager manager = NDManager.newBaseManager()) {
            C2kdScheme scheme =
                    scheme(new C2kdConfig(Optional.empty(), -1, ProxyGradients.PROXIES), manager);
            Batch batch = batch(manager);
            boolean[] none = new boolean[batch.size()];
            assertThat(value(scheme, batch, "across-image")).isPositive();

            Batch unlabelled = batch.withTargets(batch.targets().withLabelled(none));

            assertThat(value(scheme, unlabelled, "across-image")).isZero();
            assertThat(value(scheme, unlabelled, "class-image")).isZero();
            assertThat(value(scheme, unlabelled, "to-proxy-image")).isPositive();
        }
    }

    @Test
    void anAgreementThatNoSampleReachesLeavesNothing() {
        try (NDManager manager = NDManager.newBaseManager()) {
            C2kdScheme scheme =
                    scheme(new C2kdConfig(Optional.empty(), 1, ProxyGradients.PROXIES), manager);

            assertThat(value(scheme, batch(manager), "across-audio")).isZero();
        }
    }

    @Test
    void isFiniteForOneClass() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Map<String, Scheme.Trainee> students = new LinkedHashMap<>();
            students.put("image", trainee("image", 1, manager));
            students.put("audio", trainee("audio", 1, manager));
            C2kdScheme scheme = C2kdScheme.of(DEFAULTS, context(students, manager));
            Batch batch =
                    batch(manager).withTargets(Targets.singleLabel(manager.create(new long[4])));

            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                scheme.losses(new SchemeStep(batch, MOMENT))
                        .forEach(loss -> assertThat(loss.value().getFloat()).isFinite());
            }
        }
    }

    @Test
    void severalLabelsASampleAreRefused() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Batch batch =
                    batch(manager).withTargets(Targets.multiLabel(manager.ones(new Shape(4, 3))));

            assertThatThrownBy(
                            () -> scheme(DEFAULTS, manager).losses(new SchemeStep(batch, MOMENT)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("several labels a sample; leave the scheme out");
        }
    }

    @Test
    void itTrainsTwo() {
        DEFAULTS.checkStudents(Map.of("a", "image", "b", "audio"));
        assertThatThrownBy(() -> DEFAULTS.checkStudents(Map.of("student", "image")))
                .hasMessage(
                        "c2kd trains a student and a teacher, and there is one network: name two in"
                                + " 'students', the teacher second");
        assertThatThrownBy(() -> DEFAULTS.checkStudents(Map.of("a", "x", "b", "y", "c", "z")))
                .hasMessageContaining("there are 3 networks");
        assertThatThrownBy(
                        () ->
                                new C2kdConfig(Optional.of("sound"), 0, ProxyGradients.PROXIES)
                                        .checkStudents(two()))
                .hasMessage(
                        "c2kd has no teacher 'sound' (there are: image, audio); 'teacher' names one"
                                + " of the 'students'");
    }

    private static Map<String, String> two() {
        Map<String, String> two = new LinkedHashMap<>();
        two.put("image", "image");
        two.put("audio", "audio");
        return two;
    }

    @Test
    void ranksAreCorrelatedAsByKendall() {
        assertThat(RankCorrelation.of(new float[] {1, 2, 3}, new float[] {4, 5, 9})).isEqualTo(1);
        assertThat(RankCorrelation.of(new float[] {1, 2, 3}, new float[] {9, 5, 4})).isEqualTo(-1);
        // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])
        assertThat(RankCorrelation.of(new float[] {12, 2, 1, 12, 2}, new float[] {1, 4, 7, 1, 0}))
                .isCloseTo(-0.4714045207910316, within(1e-15));
        assertThat(RankCorrelation.of(new float[] {0f, -0f, 0f}, new float[] {1, 2, 3})).isNaN();
        assertThat(RankCorrelation.of(new float[] {1}, new float[] {1})).isNaN();
    }

    private static float value(C2kdScheme scheme, Batch batch, String term) {
        try (GradientCollector collector =
                batch.input("image").getManager().getEngine().newGradientCollector()) {
            return scheme.losses(new SchemeStep(batch, MOMENT)).stream()
                    .filter(loss -> loss.name().equals(term))
                    .map(StudentLoss::value)
                    .map(NDArray::getFloat)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static C2kdScheme scheme(C2kdConfig config, NDManager manager) {
        return C2kdScheme.of(config, context(students(manager), manager));
    }

    private static SchemeContext context(Map<String, Scheme.Trainee> students, NDManager manager) {
        return SchemeContext.of(
                students,
                name -> {
                    throw new AssertionError("nobody is copied");
                },
                4,
                manager);
    }

    private static Map<String, Scheme.Trainee> students(NDManager owner) {
        Map<String, Scheme.Trainee> students = new LinkedHashMap<>();
        students.put("image", trainee("image", 3, owner));
        students.put("audio", trainee("audio", 3, owner));
        return students;
    }

    private static Scheme.Trainee trainee(String modality, int classes, NDManager owner) {
        return new Scheme.Trainee(new MappedBackbone(5, 6, classes, owner), modality);
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
