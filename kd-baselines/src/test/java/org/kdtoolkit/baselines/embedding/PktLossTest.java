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

class PktLossTest {

    /** What the fixture promises. */
    private static final Closeness CLOSENESS = new Closeness(1e-4, 1e-7);

    private NDManager manager;
    private Fixture fixture;
    private PktLoss loss;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("pkt", manager);
        loss = new PktLoss();
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
    void passesItsGradientToTheTarget() {
        Gradients actual = Gradients.of(loss, fixture.get("in/student"), fixture.get("in/teacher"));
        assertThat(actual.target().abs().max().getFloat()).isPositive();
    }

    @Test
    void isZeroForTheSameNeighbours() {
        NDArray teacher = fixture.get("in/teacher");
        assertThat(loss.evaluate(teacher.mul(3), teacher).getFloat()).isCloseTo(0, within(1e-7f));
    }

    @Test
    void isZeroForASampleAlone() {
        NDArray student = fixture.get("in/student").get(":1");
        NDArray teacher = fixture.get("in/teacher").get(":1");
        assertThat(loss.evaluate(student, teacher).getFloat()).isZero();
    }

    @Test
    void givesARowOfZerosNoGradient() {
        NDArray student = fixture.get("in/student").duplicate();
        student.set(new NDIndex("0"), 0);
        Gradients actual = Gradients.of(loss, student, fixture.get("in/teacher"));
        assertThat(actual.student().get(0).abs().max().getFloat()).isZero();
        assertThat(actual.student().get(1).abs().max().getFloat()).isPositive();
    }

    @Test
    void isFiniteForOppositeRowsWhoseCosineRoundingTakesBelowMinusOne() {
        NDArray row = fixture.get("in/student").get(":1").mul(1e4);
        NDArray student = row.concat(row.neg(), 0);
        NDArray teacher = fixture.get("in/teacher").get(":2");
        Gradients actual = Gradients.of(loss, student, teacher);
        assertThat(actual.loss().getFloat()).isFinite();
        assertThat(actual.student().isNaN().any().getBoolean()).isFalse();
    }
}
