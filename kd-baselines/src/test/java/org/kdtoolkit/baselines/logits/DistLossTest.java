package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class DistLossTest {

    private NDManager manager;
    private Fixture fixture;
    private DistLoss loss;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("dist", manager);
        loss =
                new DistLoss(
                        fixture.number("hp/beta"),
                        fixture.number("hp/gamma"),
                        fixture.number("hp/tau"));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void equalsThePublishedLossAndGradient() {
        NDArray student = fixture.get("in/student");
        student.setRequiresGradient(true);
        NDArray value;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            value = loss.evaluate(new NDList(fixture.get("in/teacher")), new NDList(student));
            collector.backward(value);
        }
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(value, "out/loss");
        parity.gradient(student.getGradient(), "grad/student");
        assertThat(fixture.number("hp/eps")).isEqualTo(DistLoss.EPSILON);
    }

    @Test
    void equalsThePublishedTerms() {
        DistLoss.Terms terms = loss.terms(fixture.get("in/student"), fixture.get("in/teacher"));
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(terms.inter(), "out/inter");
        parity.value(terms.intra(), "out/intra");
    }

    @Test
    void passesItsGradientToTheTeachersLogits() {
        NDArray teacher = fixture.get("in/teacher");
        teacher.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(loss.evaluate(fixture.get("in/student"), teacher));
        }
        assertThat(teacher.getGradient().abs().max().getFloat()).isPositive();
    }

    @Test
    void isZeroForAStudentThatSaysWhatTheTeacherSays() {
        NDArray teacher = fixture.get("in/teacher");
        assertThat(loss.evaluate(teacher.add(5), teacher).getFloat()).isCloseTo(0, within(1e-5f));
    }

    @Test
    void findsNoRelationWithinClassesInASingleSample() {
        NDArray student = fixture.get("in/student").get(":1");
        NDArray teacher = fixture.get("in/teacher").get(":1");
        DistLoss intraAlone = new DistLoss(0, 1, 1);
        student.setRequiresGradient(true);
        NDArray value;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            value = intraAlone.evaluate(student, teacher);
            collector.backward(value);
        }
        assertThat(value.getFloat()).isEqualTo(1);
        assertThat(student.getGradient().abs().max().getFloat()).isZero();
    }

    @Test
    void refusesATemperatureOfZero() {
        assertThatThrownBy(() -> new DistLoss(1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("greater than 0, found 0.0");
    }
}
