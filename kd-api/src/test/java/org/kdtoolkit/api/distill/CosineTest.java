package org.kdtoolkit.api.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CosineTest {

    private NDManager manager;
    private NDArray a;
    private NDArray b;

    @BeforeEach
    void createRows() {
        manager = NDManager.newBaseManager();
        a = manager.create(new float[] {3, 4, 0, -2}, new Shape(2, 2));
        b = manager.create(new float[] {1, 0, 0, 5}, new Shape(2, 2));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void comparesAllRowsWithAll() {
        assertThat(Cosine.matrix(a, b).toFloatArray()).containsExactly(0.6f, 0.8f, 0, -1);
    }

    @Test
    void comparesRowsInPairs() {
        assertThat(Cosine.pairs(a, b).toFloatArray()).containsExactly(0.6f, -1);
    }

    @Test
    void doesNotDependOnTheLengthOfARow() {
        assertThat(Cosine.matrix(a.mul(1e-6f), b.mul(1e6f)).toFloatArray())
                .containsExactly(Cosine.matrix(a, b).toFloatArray(), within(1e-5f));
    }

    @Test
    void isZeroForARowOfZerosWithAGradientOfTheSizeOfTheOthers() {
        NDArray zeros = manager.zeros(new Shape(2, 2));
        zeros.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray cosines = Cosine.matrix(zeros, b);
            assertThat(cosines.toFloatArray()).containsOnly(0);
            collector.backward(cosines.sum());
        }
        for (float slope : zeros.getGradient().toFloatArray()) {
            assertThat(slope).isBetween(-2f, 2f);
        }
    }
}
