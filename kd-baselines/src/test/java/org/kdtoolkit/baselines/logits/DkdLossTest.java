package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class DkdLossTest {

    private NDManager manager;
    private Fixture fixture;
    private DkdLoss loss;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("dkd", manager);
        loss =
                new DkdLoss(
                        fixture.number("hp/alpha"),
                        fixture.number("hp/beta"),
                        fixture.number("hp/T"));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void equalsThePublishedLossAndGradient() {
        NDArray student = fixture.get("in/student");
        student.setRequiresGradient(true);
        NDList labels = new NDList(fixture.get("in/teacher"), fixture.get("in/targets"));
        NDArray value;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            value = loss.evaluate(labels, new NDList(student));
            collector.backward(value);
        }
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(value, "out/loss");
        parity.gradient(student.getGradient(), "grad/student");
    }

    @Test
    void equalsThePublishedTerms() {
        DkdLoss.Terms terms =
                loss.terms(
                        fixture.get("in/student"),
                        fixture.get("in/teacher"),
                        fixture.get("in/targets"));
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(terms.target(), "out/tckd");
        parity.value(terms.nonTarget(), "out/nckd");
    }

    @Test
    void passesItsGradientToTheTeachersLogits() {
        NDArray teacher = fixture.get("in/teacher");
        teacher.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(
                    loss.evaluate(fixture.get("in/student"), teacher, fixture.get("in/targets")));
        }
        assertThat(teacher.getGradient().abs().max().getFloat()).isPositive();
    }

    @Test
    void isKnowledgeDistillationIfBetaIsTheRestsProbability() {
        NDArray student = fixture.get("in/student").get(":1");
        NDArray teacher = fixture.get("in/teacher").get(":1");
        NDArray classes = fixture.get("in/targets").get(":1");
        double temperature = fixture.number("hp/T");
        long own = classes.getLong(0);
        double rest = 1 - teacher.div(temperature).softmax(1).getFloat(0, own);
        double kd = new KdLoss(temperature).evaluate(student, teacher).getFloat();
        DkdLoss decoupled = new DkdLoss(1, rest, temperature);
        assertThat((double) decoupled.evaluate(student, teacher, classes).getFloat())
                .isCloseTo(kd, within(1e-4 * kd));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isFiniteWhereBothAreCertain(int own) {
        NDArray teacher = manager.create(new float[] {1e4f, 0, -1e4f}, new Shape(1, 3));
        NDArray student = manager.create(new float[] {-1e4f, 1e4f, 0}, new Shape(1, 3));
        student.setRequiresGradient(true);
        NDArray value;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            value = loss.evaluate(student, teacher, manager.create(new long[] {own}));
            collector.backward(value);
        }
        assertThat(value.getFloat()).isFinite().isPositive();
        assertThat(student.getGradient().abs().max().getFloat()).isFinite();
    }

    @Test
    void hasNothingToSayOfOthersWhereThereAreTwoClasses() {
        NDArray student = fixture.get("in/student").get(":, :2");
        NDArray teacher = fixture.get("in/teacher").get(":, :2");
        NDArray classes = fixture.get("in/targets").mul(0);
        assertThat(loss.terms(student, teacher, classes).nonTarget().getFloat()).isZero();
    }

    @Test
    void refusesATemperatureOfZero() {
        assertThatThrownBy(() -> new DkdLoss(1, 8, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("greater than 0, found 0.0");
    }
}
