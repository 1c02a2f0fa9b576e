package org.kdtoolkit.teachers.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownRowsTest {

    @Test
    void spreadsRowsBetweenZerosThatHaveNoSign() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray array = manager.create(new float[] {-1, 2, 3, -4}, new Shape(2, 1, 2));
            KnownRows rows = KnownRows.without(List.of(0, 2), 4);

            assertThat(rows.isAll()).isFalse();
            assertThat(rows.spread(array).getShape()).isEqualTo(new Shape(4, 1, 2));
            assertThat(rows.spread(array).toFloatArray()).containsExactly(0, 0, -1, 2, 0, 0, 3, -4);
        }
    }
}
