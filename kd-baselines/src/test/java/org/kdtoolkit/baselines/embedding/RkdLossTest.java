package org.kdtoolkit.baselines.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class RkdLossTest {

    /** What the fixture promises. */
    private static final Closeness CLOSENESS = Closeness.DEFAULT;

    private NDManager manager;
    private Fixture fixture;
    private RkdLoss loss;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("rkd", manager);
        loss = new RkdLoss(fixture.number("hp/w_distance"), fixture.number("hp/w_angle"));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void equalsThePublishedLossAndGradient() {
        Gradients actual = Gradients.of(loss, fixture.get("in/student"), fixture.get("in/teacher"));
        FixtureParity parity = FixtureParity.of(fixture, CLOSENESS, CLOSENESS);
        parity.value(actual.loss(), "out/loss");
        parity.gradient(actual.student(), "grad/student");
    }

    @Test
    void equalsThePublishedTerms() {
        NDArray student = fixture.get("in/student");
        NDArray teacher = fixture.get("in/teacher");
        FixtureParity parity = FixtureParity.of(fixture, CLOSENESS, CLOSENESS);
        parity.value(loss.distance(student, teacher), "out/distance_term");
        parity.value(loss.angle(student, teacher), "out/angle_term");
    }

    @Test
    void holdsTheTargetConstant() {
        Gradients actual = Gradients.of(loss, fixture.get("in/student"), fixture.get("in/teacher"));
        assertThat(actual.target().abs().max().getFloat()).isZero();
    }

    @Test
    void isZeroForTheSameFigureInAnotherSizeAndPlace() {
        NDArray teacher = fixture.get("in/teacher");
        assertThat(loss.evaluate(teacher.mul(3).add(1), teacher).getFloat())
                .isCloseTo(0, within(1e-6f));
    }

    @Test
    void isZeroForASampleAlone() {
        NDArray student = fixture.get("in/student").get(":1");
        NDArray teacher = fixture.get("in/teacher").get(":1");
        Gradients actual = Gradients.of(loss, student, teacher);
        assertThat(actual.loss().getFloat()).isZero();
        assertThat(actual.student().abs().max().getFloat()).isZero();
    }

    @Test
    void neverTearsEqualSamplesApartByForce() {
        NDArray student = fixture.get("in/student").duplicate();
        student.set(new NDIndex("1"), student.get(0));
        Gradients twins = Gradients.of(loss, student, fixture.get("in/teacher"));
        assertThat(twins.student().abs().max().getFloat()).isFinite().isPositive().isLessThan(100);
        Gradients collapsed = Gradients.of(loss, student.zerosLike(), fixture.get("in/teacher"));
        assertThat(collapsed.loss().getFloat()).isFinite();
        assertThat(collapsed.student().abs().max().getFloat()).isZero();
    }
}
