package org.kdtoolkit.api.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConstantsTest {

    private NDManager manager;
    private Engine engine;
    private NDArray weight;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        engine = manager.getEngine();
        weight = manager.create(new float[] {1, 2, 3});
        weight.setRequiresGradient(true);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void noGradientFlowsThroughThemButBesideThem() {
        try (GradientCollector collector = engine.newGradientCollector()) {
            NDArray squares = Constants.compute(engine, () -> weight.mul(weight));
            collector.backward(weight.mul(squares).sum());
        }

        assertThat(weight.getGradient().toFloatArray()).containsExactly(1, 4, 9);
    }

    @Test
    void whatComesBehindAFailureIsRecordedAgain() {
        try (GradientCollector collector = engine.newGradientCollector()) {
            assertThatThrownBy(
                            () ->
                                    Constants.compute(
                                            engine,
                                            () -> {
                                                throw new IllegalStateException("broken");
                                            }))
                    .isInstanceOf(IllegalStateException.class);
            collector.backward(weight.mul(weight).sum());
        }

        assertThat(weight.getGradient().toFloatArray()).containsExactly(2, 4, 6);
    }

    @Test
    void needNoCollector() {
        NDArray squares = Constants.compute(engine, () -> weight.mul(weight));

        assertThat(squares.toFloatArray()).containsExactly(1, 4, 9);
    }
}
