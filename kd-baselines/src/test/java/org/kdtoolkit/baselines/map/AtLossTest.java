package org.kdtoolkit.baselines.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

class AtLossTest extends MapLossContract {

    @Override
    MapLoss loss(int student, int teacher, NDManager manager) {
        return new AtLoss(2);
    }

    @Test
    void equalsThePublishedLossAndGradient() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Parity parity = new Parity(Fixture.load("at", manager), manager);
            parity.check(new AtLoss(2), new Closeness(1e-4, 1e-6), new Closeness(1e-4, 1e-7));
        }
    }

    @Test
    void isZeroForAStudentThatLooksWhereTheTeacherLooks() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray teacher = manager.arange(18f).reshape(1, 2, 3, 3);
            NDArray student = teacher.mul(-3);
            assertThat(new AtLoss(2).evaluate(student, teacher).getFloat())
                    .isCloseTo(0, within(1e-9f));
        }
    }

    @Test
    void isTheTeachersOwnAttentionForAStudentOfZeros() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray teacher = manager.ones(new Shape(1, 2, 2, 2));
            NDArray student = manager.zeros(new Shape(1, 2, 2, 2));
            assertThat(new AtLoss(2).evaluate(student, teacher).getFloat())
                    .isCloseTo(0.25f, within(1e-6f));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, -1, Double.NaN})
    void refusesAPowerBelowOne(double power) {
        assertThatThrownBy(() -> new AtLoss(power))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1, found " + power);
    }
}
