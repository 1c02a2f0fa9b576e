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
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class KdLossTest {

    private NDManager manager;
    private Fixture fixture;
    private KdLoss loss;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("kd", manager);
        loss = new KdLoss(fixture.number("hp/T"));
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
    }

    @Test
    void passesNoGradientToTheTeacher() {
        NDArray student = fixture.get("in/student");
        NDArray teacher = fixture.get("in/teacher");
        student.setRequiresGradient(true);
        teacher.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(loss.evaluate(student, teacher));
        }
        assertThat(teacher.getGradient().abs().max().getFloat()).isZero();
    }

    @Test
    void isZeroForAStudentThatSaysWhatTheTeacherSays() {
        NDArray teacher = fixture.get("in/teacher");
        assertThat(loss.evaluate(teacher.add(5), teacher).getFloat()).isCloseTo(0, within(1e-5f));
    }

    @Test
    void isFiniteForATeacherThatIsCertain() {
        NDArray teacher = manager.create(new float[] {1e4f, 0, -1e4f}, new Shape(1, 3));
        NDArray student = manager.create(new float[] {0, 0, 1}, new Shape(1, 3));
        assertThat(loss.evaluate(student, teacher).getFloat()).isFinite().isPositive();
    }

    @Test
    void refusesATemperatureOfZero() {
        assertThatThrownBy(() -> new KdLoss(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("greater than 0, found 0.0");
    }
}
