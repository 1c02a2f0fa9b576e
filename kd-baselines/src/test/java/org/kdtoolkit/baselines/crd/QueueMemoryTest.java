package org.kdtoolkit.baselines.crd;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueMemoryTest {

    private NDManager manager;
    private QueueMemory queue;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        queue = new QueueMemory("memory", 4, 1, manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void overwritesItsOldestRows() {
        remember(1, 2, 3);
        remember(4, 5, 6);
        assertThat(rows()).containsExactly(5, 6, 3, 4);
        remember(7);
        assertThat(rows()).containsExactly(5, 6, 7, 4);
    }

    @Test
    void keepsTheLastRowsOfABatchThatIsLongerThanItself() {
        remember(1, 2, 3, 4, 5, 6);
        assertThat(rows()).containsExactly(5, 6, 3, 4);
    }

    @Test
    void goesOnWhereALoadedOneStopped() {
        remember(1, 2, 3);
        QueueMemory resumed = new QueueMemory("memory", 4, 1, manager);
        resumed.state()
                .load(Map.of("memory", array("memory"), "memory_next", array("memory_next")));
        queue = resumed;
        remember(8, 9);
        assertThat(rows()).containsExactly(9, 2, 3, 8);
    }

    @Test
    void hasThisStepsEmbeddingAsPositive() {
        NDArray embeddings = manager.create(new float[] {1, 2}, new Shape(2, 1));
        assertThat(queue.positives(new int[] {70, 80}, embeddings)).isEqualTo(embeddings);
    }

    private NDArray array(String name) {
        return queue.state().entries().get(name).getArray();
    }

    private void remember(float... values) {
        queue.remember(new int[values.length], manager.create(values, new Shape(values.length, 1)));
    }

    private float[] rows() {
        return array("memory").toFloatArray();
    }
}
