package org.kdtoolkit.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowsTest {

    private final NDManager manager = NDManager.newBaseManager();
    private final Rows rows = Rows.without(List.of(1), 3, manager);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void takesTheOtherRowsOutOfAnArrayOfAnyShape() {
        NDArray array = manager.arange(12f).reshape(3, 2, 2);
        assertThat(rows.kept()).containsExactly(0, 2);
        assertThat(rows.of(array).getShape()).isEqualTo(new Shape(2, 2, 2));
        assertThat(rows.of(array).toFloatArray()).containsExactly(0, 1, 2, 3, 8, 9, 10, 11);
    }

    @Test
    void areThoseThatAreMarked() {
        Rows marked = Rows.marked(new boolean[] {false, true, true}, manager);
        assertThat(marked.kept()).containsExactly(1, 2);
        assertThat(marked.of(manager.arange(3f)).toFloatArray()).containsExactly(1, 2);
    }

    @Test
    void sendsAGradientToTheRowsThatAreTaken() {
        NDArray array = manager.ones(new Shape(3, 2));
        array.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(rows.of(array).sum());
        }
        assertThat(array.getGradient().toFloatArray()).containsExactly(1, 1, 0, 0, 1, 1);
    }

    @Test
    void takesTheSameSamplesOutOfEveryPartOfABatch() {
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        List.of("a", "b", "c"),
                        new int[] {7, 8, 9},
                        Map.of("image", manager.create(new float[] {1, 2, 3}, new Shape(3, 1))),
                        Targets.singleLabel(manager.create(new long[] {4, 5, 6})));
        Batch taken = batch.rows(rows);
        assertThat(taken.ids()).containsExactly("a", "c");
        assertThat(taken.indices()).containsExactly(7, 9);
        assertThat(taken.input("image").toFloatArray()).containsExactly(1, 3);
        assertThat(((SingleLabelTargets) taken.targets()).classes().toLongArray())
                .containsExactly(4, 6);
    }

    @Test
    void takesTheLabelsOfSamplesWithSeveral() {
        Targets targets = Targets.multiLabel(manager.eye(3));
        MultiLabelTargets taken = (MultiLabelTargets) targets.rows(rows);
        assertThat(taken.indicators().toFloatArray()).containsExactly(1, 0, 0, 0, 0, 1);
    }
}
