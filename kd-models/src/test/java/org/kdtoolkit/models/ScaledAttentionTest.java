package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.testkit.Closeness;

class ScaledAttentionTest {

    private static final Closeness CLOSE = new Closeness(1e-4, 1e-5);
    private static final ScaledAttention EXPLICIT = new ExplicitAttention(attention -> {});

    private NDManager manager;
    private ScaledAttention ofEngine;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        Assumptions.assumeTrue(
                manager.getEngine().getEngineName().equals("PyTorch"),
                "transformers are for PyTorch alone");
        ofEngine = ScaledAttention.of(manager.getEngine());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void theEnginesOwnOperatorIsUsedWhereThereIsOne() {
        assertThat(ofEngine).isInstanceOf(FusedAttention.class);
    }

    /** One token, fewer and more than the operator takes at once, and an odd width. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 8", "2, 3, 50, 16", "1, 2, 561, 32", "2, 2, 33, 5"})
    void bothWaysMixAlikeAndHaveTheSameGradient(long batch, long heads, long count, long part) {
        NDArray joined = manager.randomNormal(new Shape(batch, count, 3, heads, part));
        joined.setRequiresGradient(true);
        NDArray factors = manager.randomNormal(new Shape(batch, heads, count, part));

        CLOSE.check("mixed", mixed(ofEngine, joined), mixed(EXPLICIT, joined));
        CLOSE.check(
                "gradient",
                gradient(ofEngine, joined, factors),
                gradient(EXPLICIT, joined, factors));
    }

    @Test
    void gradientsAreThereOnceTheyAreCollected() {
        NDArray joined = manager.randomNormal(new Shape(2, 6, 3, 2, 4));
        NDArray factors = manager.randomNormal(new Shape(2, 2, 6, 4));
        mixed(ofEngine, joined);
        joined.setRequiresGradient(true);
        assertThat(gradient(ofEngine, joined, factors).abs().sum().getFloat()).isPositive();
    }

    @Test
    void leavesNoArrays() {
        NDArray joined = manager.randomNormal(new Shape(2, 6, 3, 2, 4));
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            mixed(ofEngine, joined).close();
            counts.add(manager.getManagedArrays().size());
        }
        assertThat(counts).containsOnly(counts.get(0));
    }

    private static NDArray mixed(ScaledAttention attention, NDArray joined) {
        try (NDArray byHead = joined.transpose(2, 0, 3, 1, 4)) {
            return attention.mix(byHead);
        }
    }

    private NDArray gradient(ScaledAttention attention, NDArray joined, NDArray factors) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(mixed(attention, joined).mul(factors).sum());
        }
        NDArray gradient = joined.getGradient().duplicate();
        joined.getGradient().subi(joined.getGradient());
        return gradient;
    }
}
