package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class OfaLossTest {

    private NDManager manager;
    private Fixture fixture;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("ofa", manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** The names of the cases of the bare loss, which end with their place among the settings. */
    static List<String> cases() {
        return Fixture.namesIn("ofa", "out/", "/loss");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsThePublishedLossAndGradient(String name) {
        int place = Integer.parseInt(name.substring("loss".length()));
        OfaLoss loss =
                new OfaLoss(
                        Enhancement.PUBLISHED,
                        fixture.numbers("hp/loss_eps").get(place),
                        fixture.numbers("hp/loss_T").get(place));
        NDArray student = fixture.get("in/student");
        student.setRequiresGradient(true);
        NDList labels = new NDList(fixture.get("in/teacher"), fixture.get("in/targets"));
        NDArray value;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            value = loss.evaluate(labels, new NDList(student));
            collector.backward(value);
        }
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(value, "out/" + name + "/loss");
        parity.gradient(student.getGradient(), "grad/" + name + "/student");
    }

    @Test
    void isThePublishedOneWhereNothingIsEnhanced() {
        float own = value(Enhancement.OWN_CLASS, 1);
        assertThat(own).isEqualTo(value(Enhancement.PUBLISHED, 1));
    }

    @Test
    void enhancesTheSamplesOwnClassAlone() {
        NDArray student = manager.create(new float[] {0, 0}, new Shape(1, 2));
        NDArray teacher = manager.create(new float[] {0, 0}, new Shape(1, 2));
        NDArray classes = manager.create(new long[] {1});
        // both sides give each class a half
        double half = Math.log(2);
        float enhanced =
                new OfaLoss(Enhancement.OWN_CLASS, 2, 1)
                        .evaluate(student, teacher, classes)
                        .getFloat();
        Closeness.DEFAULT.check(
                "own class", new double[] {enhanced}, new double[] {half * (0.5 + 1.5 * 1.5 - 1)});
        float published =
                new OfaLoss(Enhancement.PUBLISHED, 2, 1)
                        .evaluate(student, teacher, classes)
                        .getFloat();
        Closeness.DEFAULT.check(
                "published",
                new double[] {published},
                new double[] {half * (0.25 + 1.5 * 1.5 - 1)});
    }

    @ParameterizedTest
    @EnumSource
    void isFiniteWhereBothAreCertain(Enhancement enhancement) {
        NDArray teacher = manager.create(new float[] {1e4f, 0, -1e4f}, new Shape(1, 3));
        NDArray student = manager.create(new float[] {-1e4f, 1e4f, 0}, new Shape(1, 3));
        student.setRequiresGradient(true);
        NDArray value;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            value =
                    new OfaLoss(enhancement, 0.5, 1)
                            .evaluate(student, teacher, manager.create(new long[] {2}));
            collector.backward(value);
        }
        assertThat(value.getFloat()).isFinite().isPositive();
        assertThat(student.getGradient().abs().max().getFloat()).isFinite();
    }

    @Test
    void passesNoGradientToTheTeachersLogits() {
        NDArray teacher = fixture.get("in/teacher");
        NDArray student = fixture.get("in/student");
        teacher.setRequiresGradient(true);
        student.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(
                    new OfaLoss(Enhancement.OWN_CLASS, 1.5, 1)
                            .evaluate(student, teacher, fixture.get("in/targets")));
        }
        assertThat(teacher.getGradient().abs().max().getFloat()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnExponentThatIsNotPositive(double eps) {
        assertThatThrownBy(() -> new OfaLoss(Enhancement.OWN_CLASS, eps, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("eps is a number greater than 0, found " + eps);
    }

    private float value(Enhancement enhancement, double eps) {
        return new OfaLoss(enhancement, eps, 2)
                .evaluate(
                        fixture.get("in/student"),
                        fixture.get("in/teacher"),
                        fixture.get("in/targets"))
                .getFloat();
    }
}
