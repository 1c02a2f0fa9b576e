package org.kdtoolkit.baselines.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;
import org.kdtoolkit.testkit.ObjectiveContract;

class IckdLossTest {

    private final IckdLoss loss = new IckdLoss();
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(5);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void equalsThePublishedLossAndGradientsOfSeveralPairs() {
        Fixture fixture = Fixture.load("ickd", manager);
        FixtureParity parity = FixtureParity.of(fixture);
        float[] weights = fixture.get("hp/weight").toFloatArray();
        NDArray total = manager.create(0f);
        NDList pairs = new NDList();
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            for (int i = 0; i < weights.length; i++) {
                NDArray student = fixture.get("in/student" + i);
                student.setRequiresGradient(true);
                NDArray pair = loss.evaluate(student, fixture.get("in/teacher" + i));
                pairs.add(pair.reshape(1));
                total = total.add(pair.mul(manager.create(weights[i])));
            }
            collector.backward(total);
        }
        parity.value(total, "out/loss");
        NDArray all = pairs.get(0);
        for (int i = 1; i < weights.length; i++) {
            all = all.concat(pairs.get(i));
        }
        parity.value(all, "out/pairs");
        for (int i = 0; i < weights.length; i++) {
            parity.gradient(fixture.get("in/student" + i).getGradient(), "grad/student" + i);
        }
    }

    @Test
    void doesNotNoticeWherePositionsAreNorTheSizeOfChannels() {
        NDArray teacher = manager.randomNormal(new Shape(2, 3, 4, 4));
        NDArray student = teacher.flip(2).mul(-7);
        assertThat(loss.evaluate(student, teacher).getFloat()).isCloseTo(0, within(1e-9f));
    }

    @Test
    void refusesMapsOfOtherChannels() {
        NDArray student = manager.ones(new Shape(2, 3, 4));
        NDArray teacher = manager.ones(new Shape(2, 5, 4));
        assertThatThrownBy(() -> loss.evaluate(student, teacher))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "two maps [B, C, grid...] must have the same batch and as many channels,"
                                + " found (2, 3, 4) of the student and (2, 5, 4) of the teacher");
    }

    @Test
    void embedsTheStudentOnlyWhereTheTeacherHasOtherChannels() {
        assertThat(objective(8).state().entries()).isEmpty();
        assertThat(objective(5).state().entries())
                .containsOnlyKeys("embed.conv.weight", "embed.norm.weight", "embed.norm.bias");
    }

    private Objective objective(int channels) {
        return new BaselinesPlugin()
                .provider(Kind.OBJECTIVE, "ickd")
                .create(
                        new IckdConfig(),
                        DistillerContext.builder()
                                .setStudent(new FeatureMapShape(new Shape(2, 2), 8))
                                .optTeacher(
                                        TeacherShape.of(4, false)
                                                .withFeatureMap(
                                                        Optional.of(
                                                                new FeatureMapShape(
                                                                        new Shape(3, 3),
                                                                        channels))))
                                .setClasses(3)
                                .setTrainingSamples(10)
                                .setManager(manager)
                                .build());
    }

    @Nested
    class OfMaps extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new IckdObjective(context);
        }
    }

    @Nested
    class OfTheEmbedding extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            TeacherShape teacher = context.teacher().withFeatureMap(Optional.empty());
            return new IckdObjective(
                    DistillerContext.builder()
                            .setStudent(context.student())
                            .optTeacher(teacher)
                            .setClasses(context.classes())
                            .setTrainingSamples(context.trainingSamples())
                            .setManager(context.manager())
                            .build());
        }
    }
}
