package org.kdtoolkit.baselines.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class SpLossTest {

    /** What the fixture promises. */
    private static final Closeness CLOSENESS = new Closeness(1e-4, 1e-6);

    private NDManager manager;
    private Fixture fixture;
    private SpLoss loss;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("sp", manager);
        loss = new SpLoss();
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
    void isAScalar() {
        assertThat(loss.evaluate(fixture.get("in/student"), fixture.get("in/teacher")).getShape())
                .isEqualTo(new Shape());
    }

    @Test
    void passesItsGradientToTheTarget() {
        Gradients actual = Gradients.of(loss, fixture.get("in/student"), fixture.get("in/teacher"));
        assertThat(actual.target().abs().max().getFloat()).isPositive();
    }

    @Test
    void isZeroForTheSameSimilarities() {
        NDArray teacher = fixture.get("in/teacher");
        NDArray mirrored = teacher.mul(-3);
        assertThat(loss.evaluate(mirrored, teacher).getFloat()).isCloseTo(0, within(1e-6f));
    }

    @Test
    void isZeroForASampleAlone() {
        NDArray student = fixture.get("in/student").get(":1");
        NDArray teacher = fixture.get("in/teacher").get(":1");
        assertThat(loss.evaluate(student, teacher).getFloat()).isZero();
        assertThat(loss.evaluate(student.zerosLike(), teacher).getFloat()).isEqualTo(1);
    }
}
