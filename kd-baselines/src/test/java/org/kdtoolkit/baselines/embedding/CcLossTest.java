package org.kdtoolkit.baselines.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class CcLossTest {

    /** What the fixture promises. */
    private static final Closeness CLOSENESS = Closeness.DEFAULT;

    private NDManager manager;
    private Fixture fixture;
    private CcLoss loss;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("cc", manager);
        loss = new CcLoss();
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
    void equalsThePublishedGradientOfTheTarget() {
        Gradients actual = Gradients.of(loss, fixture.get("in/student"), fixture.get("in/teacher"));
        FixtureParity.of(fixture, CLOSENESS, CLOSENESS).gradient(actual.target(), "grad/teacher");
    }

    @Test
    void isZeroForASampleAlone() {
        NDArray student = fixture.get("in/student").get(":1");
        NDArray teacher = fixture.get("in/teacher").get(":1");
        Gradients actual = Gradients.of(loss, student, teacher);
        assertThat(actual.loss().getFloat()).isZero();
        assertThat(actual.student().abs().max().getFloat()).isZero();
    }
}
